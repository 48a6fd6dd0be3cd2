package org.zhuban.register;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.DeniedException;
import org.zhuban.common.HalfWidth;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Page;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;

/** Reading of registers. A page is one statement; another's entry is not found. */
@Service
public class RegisterSearch {

    /** RULES XC 2: warned of this many days before. */
    public static final int WARN_DAYS = 90;

    private static final int MOST = 1_000;
    private static final int LONGEST_GRAM = 3;

    /** A mobile or a resident identity number. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{7,17}[0-9X]");

    private final JdbcClient jdbc;
    private final EntryRows rows;
    private final EntryHistory history;
    private final Audit audit;
    private final Clock clock;

    RegisterSearch(JdbcClient jdbc, EntryRows rows, EntryHistory history, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
    }

    /** Newest change first, listed columns only, personal numbers masked. @param size 1 to 1,000 */
    @Transactional(readOnly = true)
    public Page<Entry> page(
            CurrentAccount account, Register register, RegisterQuery query, @Nullable String cursor, int size) {
        return page(account, register, query, cursor, size, Set.of());
    }

    /** The same with more columns. @param fields that lists do not show */
    @Transactional(readOnly = true)
    public Page<Entry> page(
            CurrentAccount account,
            Register register,
            RegisterQuery query,
            @Nullable String cursor,
            int size,
            Set<String> fields) {
        List<Column> columns = register.columns().stream()
                .filter(column -> column.listed() || fields.contains(column.field()))
                .toList();
        return page(account, register, query, cursor, size, columns, false);
    }

    Page<Entry> page(
            CurrentAccount account,
            Register register,
            RegisterQuery query,
            @Nullable String cursor,
            int size,
            List<Column> columns,
            boolean clear) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        var where = new StringBuilder(RegisterScope.of(account, register, parameters));
        conditions(register, query, parameters)
                .forEach(condition -> where.append(" and ").append(condition));
        Cursor after = Cursor.of(cursor);
        if (after != null) {
            where.append(" and (changed_at, id) < (:afterAt, :afterId)");
            parameters.put("afterAt", after.at().atOffset(ZoneOffset.UTC));
            parameters.put("afterId", after.id());
        }
        int limit = Math.max(1, Math.min(MOST, size));
        List<Entry> found = jdbc.sql(select(register, columns) + " where " + where
                        + " order by changed_at desc, id desc limit :limit")
                .params(parameters)
                .param("limit", limit + 1)
                .query((row, index) -> rows.entry(register, columns, clear, row))
                .list();
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        Entry last = found.get(limit - 1);
        return new Page<>(List.copyOf(found.subList(0, limit)), new Cursor(last.changedAt(), last.id()).text());
    }

    /** An entry whole, personal numbers masked. @throws NotFoundException for an unknown or foreign id */
    @Transactional(readOnly = true)
    public Entry entry(CurrentAccount account, Register register, UUID id) {
        return entry(account, register, id, false);
    }

    /** An entry with its personal numbers in clear; audited (SECURITY 22). */
    @Transactional
    public Entry reveal(CurrentAccount account, Register register, UUID id) {
        Entry entry = entry(account, register, id, true);
        if (account.organisation() != null && !account.organisation().equals(entry.enterprise())) {
            audit.denied("register-reveal", register.key() + ":" + id, Map.of());
            throw new DeniedException("register.no-clear-export");
        }
        audit.done("register-reveal", register.key() + ":" + id, Map.of());
        return entry;
    }

    private Entry entry(CurrentAccount account, Register register, UUID id, boolean clear) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        String scope = RegisterScope.of(account, register, parameters);
        return jdbc.sql(select(register, register.columns()) + " where id = :id and " + scope)
                .params(parameters)
                .param("id", id)
                .query((row, index) -> rows.entry(register, register.columns(), clear, row))
                .optional()
                .orElseThrow(() -> new NotFoundException("register.unknown"));
    }

    /** Of an entry that may be seen, newest first. */
    @Transactional(readOnly = true)
    public List<EntryVersion> history(CurrentAccount account, Register register, UUID id) {
        entry(account, register, id, false);
        return history.of(register.key(), id);
    }

    /** May this account have exports with personal numbers in clear? The enterprise of its own people, a supervisor of his region. */
    public static boolean mayExportClear(CurrentAccount account, Register register) {
        return account.has(Role.ENTERPRISE) && !register.shared() || account.has(Role.SUPERVISOR);
    }

    private static String select(Register register, List<Column> columns) {
        return "select id, enterprise, enterprise_name, enterprise_code, region, filing, version, changed_at"
                + columns.stream().map(column -> ", " + column.name()).collect(Collectors.joining()) + ", "
                + RegisterScope.revoked(register.view()) + " as revoked from " + register.view();
    }

    private List<String> conditions(Register register, RegisterQuery query, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>();
        String q = query.q();
        if (q != null && !q.isBlank()) {
            // how to look for a text depends on how common it is; a plan for any text fits neither
            jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
            conditions.add(search(register, q, parameters));
        }
        if (query.region() != null) {
            conditions.add(RegisterScope.within(query.region(), "asked", parameters));
        }
        RegisterQuery.Expiry expiry = query.expiry();
        if (expiry != null && register.expiry().isPresent()) {
            conditions.addAll(standing(register, expiry, parameters));
        }
        if (query.standing()) {
            conditions.add(RegisterScope.standing(register.view()));
        }
        query.choices().forEach((field, choice) -> {
            Column column = register.column(field);
            conditions.add(
                    column.kind() == Column.Kind.LIST
                            ? ":choice_" + column.name() + " = any (" + column.name() + ")"
                            : column.name() + " = :choice_" + column.name());
            parameters.put("choice_" + column.name(), choice);
        });
        return conditions;
    }

    /** As {@link Entry#standing} says it; who asks for the valid ones gets those that end soon too. */
    private List<String> standing(Register register, RegisterQuery.Expiry wanted, Map<String, Object> parameters) {
        if (wanted == RegisterQuery.Expiry.REVOKED) {
            return List.of(RegisterScope.revoked(register.view()));
        }
        List<String> conditions = new ArrayList<>(List.of(RegisterScope.standing(register.view())));
        boolean out = wanted == RegisterQuery.Expiry.TAKEN_OUT;
        register.takenOut()
                .map(field -> register.column(field).name() + (out ? " is not null" : " is null"))
                .ifPresent(conditions::add);
        if (!out) {
            String end = register.column(register.expiry().orElseThrow()).name();
            LocalDate today = LocalDate.now(clock);
            parameters.put("today", today);
            parameters.put("soon", today.plusDays(WARN_DAYS));
            conditions.add(
                    switch (wanted) {
                        case EXPIRED -> end + " < :today";
                        case SOON -> end + " >= :today and " + end + " < :soon";
                        default -> "(" + end + " is null or " + end + " >= :today)";
                    });
        }
        return conditions;
    }

    /** Full and half width, upper and lower case are one. */
    private String search(Register register, String q, Map<String, Object> parameters) {
        String wanted = Normalizer.normalize(q.strip(), Normalizer.Form.NFKC)
                .replace("\0", "")
                .toLowerCase(Locale.ROOT);
        parameters.put("grams", grams(wanted));
        parameters.put("like", "%" + wanted.replaceAll("([%_\\\\])", "\\\\$1") + "%");
        List<String> either = new ArrayList<>(List.of("search_grams(search) @> :grams::text[] and search like :like"));
        String number = HalfWidth.code(q);
        for (Column column : register.columns()) {
            if (column.searched()
                    && column.kind().sealed()
                    && WHOLE_NUMBER.matcher(number).matches()) {
                either.add(column.name() + "_index = :index_" + column.name());
                parameters.put("index_" + column.name(), rows.index(column, number));
            }
        }
        return "(" + String.join(" or ", either) + ")";
    }

    /** Of those that {@code search_grams} makes in the database, the longest it has. */
    private static String[] grams(String wanted) {
        int[] points = wanted.codePoints().toArray();
        int length = Math.min(LONGEST_GRAM, points.length);
        return IntStream.rangeClosed(0, points.length - length)
                .mapToObj(at -> new String(points, at, length))
                .distinct()
                .toArray(String[]::new);
    }

    /** Keyset: the last row of the page before. */
    private record Cursor(Instant at, UUID id) {

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((at + " " + id).getBytes(StandardCharsets.US_ASCII));
        }

        /** Null for none, or one that is none of ours: the first page. */
        static @Nullable Cursor of(@Nullable String text) {
            if (text == null) {
                return null;
            }
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split(" ", 2);
                return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (RuntimeException notOurs) {
                return null;
            }
        }
    }
}
