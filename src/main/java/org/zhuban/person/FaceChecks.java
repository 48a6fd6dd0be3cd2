package org.zhuban.person;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.audit.Audit;
import org.zhuban.common.HalfWidth;
import org.zhuban.common.Ids;
import org.zhuban.common.TooManyException;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.privacy.Sealer;

/**
 * 人脸核验 with its limit: five tries a day, person and purpose, counted in the database before the service is asked; when the service does not
 * answer, the try does not count. What was asked is kept without picture and number.
 */
@Service
public class FaceChecks {

    /** Tries a day. */
    public static final int PER_DAY = 5;

    private final FaceVerification verification;
    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final Audit audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    FaceChecks(
            FaceVerification verification,
            JdbcClient jdbc,
            Sealer sealer,
            Audit audit,
            Clock clock,
            TransactionTemplate transaction) {
        this.verification = verification;
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** What for. */
    public enum Purpose {
        CERTIFICATION,
        EMPLOYMENT
    }

    /**
     * What the service said of a picture.
     *
     * @param score 0 to 100; null where it gave none
     */
    public record Said(Outcome outcome, @Nullable BigDecimal score, Instant at) {}

    /** How a try ended. */
    public enum Outcome {
        MATCH,
        NO_MATCH,
        UNSURE,
        /** The service did not answer. */
        DOWN
    }

    /**
     * Tries a face; call it outside a transaction.
     *
     * @param filing what it is for
     * @throws TooManyException {@code face.day-limit.<purpose>} (argument: tries a day)
     */
    public Outcome check(
            CurrentAccount account, Purpose purpose, UUID filing, String name, String idNumber, byte[] picture) {
        UUID id = Objects.requireNonNull(
                transaction.execute(status -> counted(account, purpose, filing, name, idNumber, picture)));
        Tried tried = ask(name, HalfWidth.code(idNumber), picture);
        Outcome outcome = tried.outcome();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update face_check set result = ?, score = ? where id = ?")
                    .params(outcome.name(), tried.score(), id)
                    .update();
            audit.done(
                    "face-check",
                    "filing:" + filing,
                    Map.of(
                            "purpose",
                            purpose.name(),
                            "result",
                            outcome.name(),
                            "account",
                            account.id().toString()));
        });
        return outcome;
    }

    private record Tried(Outcome outcome, @Nullable BigDecimal score) {}

    private Tried ask(String name, String idNumber, byte[] picture) {
        try {
            String session = verification.start(name, idNumber);
            verification.capture(session, picture);
            FaceVerification.Answer answer = verification.result(session);
            return new Tried(Outcome.valueOf(answer.result().name()), answer.score());
        } catch (FaceVerification.FaceServiceDownException down) {
            return new Tried(Outcome.DOWN, null);
        }
    }

    /** One try after the other of the same account. */
    private UUID counted(
            CurrentAccount account, Purpose purpose, UUID filing, String name, String idNumber, byte[] picture) {
        jdbc.sql("select id from account where id = ? for update")
                .param(account.id())
                .query()
                .singleRow();
        if (left(account, purpose) == 0) {
            LocalDate today = LocalDate.now(clock);
            Instant tomorrow = today.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
            audit.denied(
                    "face-check", "filing:" + filing, Map.of("purpose", purpose.name(), "reason", "face.day-limit"));
            throw new TooManyException(
                    Duration.between(clock.instant(), tomorrow), "face.day-limit." + purpose, PER_DAY);
        }
        UUID id = Ids.next();
        jdbc.sql(
                        """
                        insert into face_check (id, account, purpose, filing, day, at, identity, picture, result)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'ASKED')""")
                .params(
                        id,
                        account.id(),
                        purpose.name(),
                        filing,
                        LocalDate.now(clock),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        identity(name, idNumber),
                        DigestUtils.sha256Hex(picture))
                .update();
        return id;
    }

    /** Tries that are left today. */
    @Transactional(readOnly = true)
    public int left(CurrentAccount account, Purpose purpose) {
        int used = jdbc.sql(
                        "select count(*) from face_check where account = ? and purpose = ? and day = ? and result <> 'DOWN'")
                .params(account.id(), purpose.name(), LocalDate.now(clock))
                .query(Integer.class)
                .single();
        return Math.max(0, PER_DAY - used);
    }

    /** How this very picture of this very identity did, for that filing; empty = it was not asked about. */
    @Transactional(readOnly = true)
    public Optional<Said> of(UUID filing, String name, String idNumber, String sha256) {
        return jdbc.sql(
                        """
                        select result, score, at from face_check
                        where filing = ? and identity = ? and picture = ? and result <> 'ASKED' order by at desc limit 1""")
                .params(filing, identity(name, idNumber), sha256)
                .query((row, n) -> new Said(
                        Outcome.valueOf(row.getString("result")),
                        row.getBigDecimal("score"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private byte[] identity(String name, String idNumber) {
        return sealer.index("face-identity", HalfWidth.trim(name) + "|" + HalfWidth.code(idNumber));
    }
}
