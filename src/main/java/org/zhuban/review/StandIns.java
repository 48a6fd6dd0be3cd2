package org.zhuban.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhuban.common.Programme;

/** Who stands in for whom today. */
@Repository
class StandIns {

    static final String IN_FORCE = "ended_at is null and starts <= :today and ends >= :today";

    private final JdbcClient jdbc;
    private final Clock clock;

    StandIns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Does one stand in for the other today, in this programme? */
    boolean standsIn(UUID substitute, UUID absent, Programme programme) {
        return jdbc.sql("select exists (select from substitution where absent = :absent and substitute = :substitute"
                        + " and (programme is null or programme = :programme) and " + IN_FORCE + ")")
                .param("absent", absent)
                .param("substitute", substitute)
                .param("programme", programme.name())
                .param("today", today())
                .query(Boolean.class)
                .single();
    }

    /** For whom the account stands in today, in whatever programme, with himself. */
    Set<UUID> standsInFor(UUID substitute) {
        Set<UUID> all = new LinkedHashSet<>(Set.of(substitute));
        all.addAll(jdbc.sql("select absent from substitution where substitute = :substitute and " + IN_FORCE)
                .param("substitute", substitute)
                .param("today", today())
                .query(UUID.class)
                .list());
        return all;
    }

    /** Whom the account stands in for today in this programme, with himself. */
    Set<UUID> standsInFor(UUID substitute, Programme programme) {
        Set<UUID> all = new LinkedHashSet<>(Set.of(substitute));
        all.addAll(jdbc.sql("select absent from substitution where substitute = :substitute"
                        + " and (programme is null or programme = :programme) and " + IN_FORCE)
                .param("substitute", substitute)
                .param("programme", programme.name())
                .param("today", today())
                .query(UUID.class)
                .list());
        return all;
    }

    /** Who of these is absent today, until when and by whom he is stood in for. */
    Map<UUID, Substitution> absent(Collection<UUID> accounts) {
        Map<UUID, Substitution> last = new LinkedHashMap<>();
        absences(accounts).forEach((account, all) -> last.put(account, all.get(all.size() - 1)));
        return last;
    }

    /** The absences of these that are in force today, soonest ended first. */
    Map<UUID, List<Substitution>> absences(Collection<UUID> accounts) {
        Map<UUID, List<Substitution>> absences = new LinkedHashMap<>();
        if (!accounts.isEmpty()) {
            jdbc.sql("select * from substitution where absent in (:accounts) and " + IN_FORCE + " order by ends, id")
                    .param("accounts", accounts)
                    .param("today", today())
                    .query(StandIns::map)
                    .list()
                    .forEach(each -> absences.computeIfAbsent(each.absent(), absent -> new ArrayList<>())
                            .add(each));
        }
        return absences;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    static Substitution map(ResultSet row, @SuppressWarnings("unused") int number) throws SQLException {
        String programme = row.getString("programme");
        return new Substitution(
                row.getObject("id", UUID.class),
                row.getObject("absent", UUID.class),
                row.getString("absent_name"),
                row.getObject("substitute", UUID.class),
                row.getString("substitute_name"),
                programme == null ? null : Programme.valueOf(programme),
                row.getObject("starts", LocalDate.class),
                row.getObject("ends", LocalDate.class),
                row.getString("reason"),
                row.getString("maker_name"));
    }
}
