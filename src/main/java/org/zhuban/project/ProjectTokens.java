package org.zhuban.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;
import org.zhuban.common.Ids;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Page;
import org.zhuban.common.RandomToken;
import org.zhuban.identity.BearerSource;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;

/**
 * 接口设置 (JM (2)3(4)): the tokens that a party's own systems call the API with, for one project. 256 random bits, shown once, kept as
 * SHA-256. They don't end with anybody's password, but as soon as the enterprise leaves the project or is ended itself.
 */
@Service
public class ProjectTokens implements BearerSource {

    /** Begins every token of a project. */
    public static final String PREFIX = "zp_";

    /** Longest validity, days. */
    public static final int MOST_DAYS = 366;

    /** That may be used at the same time, of a party in a project. */
    public static final int MOST_TOKENS = 20;

    private static final int PAGE = 200;
    private static final int PATH = 200;
    private static final Duration CALLS_KEPT = Duration.ofDays(180);
    private static final String UNKNOWN = "project-token.unknown";
    private static final String READ =
            """
            select t.*, exists (select from project_participation p join enterprise e on e.id = p.enterprise
                                where p.project = t.project and p.enterprise = t.enterprise and p.state = 'ACTIVE' and e.state = 'ACTIVE') as standing
            from project_token t""";

    private final ProjectWorkspace workspace;
    private final Projects projects;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    ProjectTokens(ProjectWorkspace workspace, Projects projects, JdbcClient jdbc, Audit audit, Clock clock) {
        this.workspace = workspace;
        this.projects = projects;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param secret never again to be had */
    public record Issued(ProjectToken token, String secret) {}

    /** May this account make tokens for the project? A party's own accounts, while it takes part and the project is not finished. */
    @Transactional(readOnly = true)
    public boolean mayIssue(CurrentAccount account, Project project) {
        return account.organisation() != null
                && !account.has(Role.INTERFACE)
                && project.state() != Project.State.FINISHED
                && projects.participation(project.id(), account.organisation())
                        .filter(Participation::active)
                        .isPresent();
    }

    /** The reader's enterprise's own, newest first. @throws NotFoundException for a foreign project, and for staff */
    @Transactional(readOnly = true)
    public List<ProjectToken> list(CurrentAccount account, String code) {
        Project project = own(account, code);
        return jdbc.sql(READ + " where t.project = ? and t.enterprise = ? order by t.created_at desc, t.id desc")
                .params(project.id(), Objects.requireNonNull(account.organisation()))
                .query(ProjectTokens::read)
                .list();
    }

    /**
     * Makes one.
     *
     * @param name   2–50 characters, another than those of the tokens in use
     * @param scopes at least one
     * @param days   1–366
     * @throws InvalidInputException at {@code /name}, {@code /scopes}, {@code /days}
     * @throws ConflictException     {@code project-token.closed} when the party has left or the project is finished, {@code project-token.many}
     */
    @Transactional
    public Issued issue(CurrentAccount account, String code, String name, Set<ProjectToken.Scope> scopes, int days) {
        Project project = own(account, code);
        UUID enterprise = Objects.requireNonNull(account.organisation());
        if (!mayIssue(account, project)) {
            throw new ConflictException("project-token.closed");
        }
        String called = name.strip();
        var errors = new ArrayList<FieldError>();
        if (called.codePointCount(0, called.length()) < 2 || called.codePointCount(0, called.length()) > 50) {
            errors.add(new FieldError("/name", "project-token.name"));
        }
        if (scopes.isEmpty()) {
            errors.add(new FieldError("/scopes", "project-token.scopes"));
        }
        if (days < 1 || days > MOST_DAYS) {
            errors.add(new FieldError("/days", "project-token.days", MOST_DAYS));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        Instant now = clock.instant();
        long inUse = list(account, code).stream()
                .filter(token -> token.state(now) == ProjectToken.State.ACTIVE)
                .count();
        if (inUse >= MOST_TOKENS) {
            throw new ConflictException("project-token.many", MOST_TOKENS);
        }
        String secret = PREFIX + RandomToken.ofBits(256);
        var token = new ProjectToken(
                Ids.next(),
                called,
                scopes,
                now,
                account.displayName(),
                now.plus(Duration.ofDays(days)),
                null,
                null,
                true);
        insert(project.id(), enterprise, token, secret);
        audit.done(
                "project-token-issue",
                "project:" + project.code(),
                Map.of("token", token.id().toString(), "name", called, "scopes", names(scopes)));
        return new Issued(token, secret);
    }

    private void insert(UUID project, UUID enterprise, ProjectToken token, String secret) {
        try {
            jdbc.sql(
                            """
                            insert into project_token (id, project, enterprise, name, hash, scopes, created_at, created_by, expires_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            token.id(),
                            project,
                            enterprise,
                            token.name(),
                            DigestUtils.sha256(secret),
                            names(token.scopes()).toArray(String[]::new),
                            at(token.createdAt()),
                            token.createdBy(),
                            at(token.expiresAt()))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new InvalidInputException(new FieldError("/name", "project-token.name-taken", token.name()));
        }
    }

    /** Ends it at once; no-op when it is over already. @throws NotFoundException for a foreign one */
    @Transactional
    public void revoke(CurrentAccount account, String code, UUID id) {
        Project project = own(account, code);
        find(account, project, id);
        int revoked = jdbc.sql("update project_token set revoked_at = ? where id = ? and revoked_at is null")
                .params(at(clock.instant()), id)
                .update();
        if (revoked == 1) {
            audit.done("project-token-revoke", "project:" + project.code(), Map.of("token", id.toString()));
        }
    }

    /**
     * The calls made with it, newest first.
     *
     * @param cursor of the page before, null = the first
     * @param size   1–200
     */
    @Transactional(readOnly = true)
    public Page<ProjectToken.Call> calls(
            CurrentAccount account, String code, UUID id, @Nullable String cursor, int size) {
        find(account, own(account, code), id);
        int limit = Math.max(1, Math.min(PAGE, size));
        List<ProjectToken.Call> calls = jdbc.sql(
                        """
                        select * from project_token_call where token = :token and (cast(:after as uuid) is null or id < cast(:after as uuid))
                        order by id desc limit :limit""")
                .param("token", id)
                .param("after", after(cursor), java.sql.Types.OTHER)
                .param("limit", limit + 1)
                .query((row, n) -> new ProjectToken.Call(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("at").toInstant(),
                        row.getString("method"),
                        row.getString("path"),
                        row.getInt("status"),
                        row.getInt("millis"),
                        row.getString("address")))
                .list();
        return calls.size() <= limit
                ? new Page<>(calls, null)
                : new Page<>(calls.subList(0, limit), calls.get(limit - 1).id().toString());
    }

    private static @Nullable UUID after(@Nullable String cursor) {
        try {
            return cursor == null || cursor.isBlank() ? null : UUID.fromString(cursor);
        } catch (IllegalArgumentException strange) {
            throw new InvalidInputException(new FieldError("/cursor", "project-token.cursor"));
        }
    }

    /** The project, if the account is one of a party's. */
    private Project own(CurrentAccount account, String code) {
        if (account.organisation() == null || account.has(Role.INTERFACE)) {
            throw new NotFoundException("project.unknown");
        }
        return workspace.seen(account, code);
    }

    private ProjectToken find(CurrentAccount account, Project project, UUID id) {
        return jdbc.sql(READ + " where t.id = ? and t.project = ? and t.enterprise = ?")
                .params(id, project.id(), Objects.requireNonNull(account.organisation()))
                .query(ProjectTokens::read)
                .optional()
                .orElseThrow(() -> new NotFoundException(UNKNOWN));
    }

    @Override
    public boolean owns(String token) {
        return token.startsWith(PREFIX);
    }

    /** The party's interface to its one project: sees what a project account sees, and may call what its scopes say. */
    @Override
    public Optional<CurrentAccount> account(String token) {
        if (token.length() > 100) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Used> used = jdbc.sql(
                        """
                        select t.id, t.name, t.project, t.enterprise, t.scopes, (t.last_used is null or t.last_used < :minute) as stale
                        from project_token t
                        join project_participation p on p.project = t.project and p.enterprise = t.enterprise and p.state = 'ACTIVE'
                        join enterprise e on e.id = t.enterprise and e.state = 'ACTIVE'
                        where t.hash = :hash and t.revoked_at is null and t.expires_at > :now""")
                .param("hash", DigestUtils.sha256(token))
                .param("now", at(now))
                .param("minute", at(now.minus(Duration.ofMinutes(1))))
                .query((row, n) -> new Used(
                        row.getBoolean("stale"),
                        new CurrentAccount(
                                row.getObject("id", UUID.class),
                                "interface:" + row.getObject("id", UUID.class),
                                row.getString("name"),
                                List.of(Grant.of(Role.INTERFACE)),
                                row.getObject("enterprise", UUID.class),
                                row.getObject("project", UUID.class),
                                scopes(row.getArray("scopes").getArray()))))
                .optional();
        used.filter(Used::stale).ifPresent(one -> jdbc.sql("update project_token set last_used = ? where id = ?")
                .params(at(now), one.account().id())
                .update());
        return used.map(Used::account);
    }

    private record Used(boolean stale, CurrentAccount account) {}

    /** {@code projects} opens that part of the API; which calls of it, the rest says. */
    private static Set<String> scopes(Object names) {
        Set<String> scopes = Arrays.stream((String[]) names).collect(Collectors.toSet());
        scopes.add("projects");
        return Set.copyOf(scopes);
    }

    /** Notes it in the call log. */
    @Override
    @Transactional
    public void answered(
            CurrentAccount account, String method, String path, int status, Duration took, @Nullable String address) {
        jdbc.sql(
                        """
                        insert into project_token_call (id, token, at, method, path, status, millis, address)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        account.id(),
                        at(clock.instant()),
                        method,
                        path.length() <= PATH ? path : path.substring(0, PATH),
                        status,
                        (int) Math.min(Integer.MAX_VALUE, took.toMillis()),
                        address)
                .update();
    }

    @Scheduled(cron = "0 37 3 * * *")
    @Transactional
    public void sweep() {
        jdbc.sql("delete from project_token_call where at < ?")
                .param(at(clock.instant().minus(CALLS_KEPT)))
                .update();
    }

    private static ProjectToken read(ResultSet row, int index) throws SQLException {
        return new ProjectToken(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Arrays.stream((String[]) row.getArray("scopes").getArray())
                        .map(ProjectToken.Scope::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                row.getTimestamp("expires_at").toInstant(),
                instant(row.getTimestamp("last_used")),
                instant(row.getTimestamp("revoked_at")),
                row.getBoolean("standing"));
    }

    private static List<String> names(Set<ProjectToken.Scope> scopes) {
        return scopes.stream().sorted().map(Enum::name).toList();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
