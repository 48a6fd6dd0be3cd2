package org.zhuban.studio;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code process_trial}: the last trial 试运行 of each folder content. */
@Repository
class TrialRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    TrialRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param by        who tried
     * @param played    filings of the past
     * @param different of them that went otherwise
     * @param failed    scenarios that went otherwise than they expect
     */
    record Kept(Instant at, String by, int played, int different, int scenarios, int failed) {}

    void keep(String type, String digest, String by, Trial.Report report) {
        jdbc.sql(
                        """
                        insert into process_trial (type, digest, at, account_name, played, different, scenarios, failed)
                        values (:type, :digest, :at, :by, :played, :different, :scenarios, :failed)
                        on conflict (type, digest) do update set at = excluded.at, account_name = excluded.account_name,
                            played = excluded.played, different = excluded.different, scenarios = excluded.scenarios,
                            failed = excluded.failed""")
                .param("type", type)
                .param("digest", digest)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("played", report.played())
                .param("different", report.different().size())
                .param("scenarios", report.scenarios().size())
                .param("failed", report.failed())
                .update();
    }

    /** Empty if these files were never tried. */
    Optional<Kept> find(String type, String digest) {
        return jdbc.sql("select * from process_trial where type = :type and digest = :digest")
                .param("type", type)
                .param("digest", digest)
                .query((row, number) -> new Kept(
                        Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                                .toInstant(),
                        row.getString("account_name"),
                        row.getInt("played"),
                        row.getInt("different"),
                        row.getInt("scenarios"),
                        row.getInt("failed")))
                .optional();
    }
}
