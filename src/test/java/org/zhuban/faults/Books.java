package org.zhuban.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.load.Cycle;

/** Compares what clients were told with what is in the database. */
final class Books {

    private static final String STATE =
            """
            select f.state, f.revision, f.organisation is null as visitor,
                   (select count(*) from filing_revision where filing = f.id) as revisions,
                   (select count(*) from filing_event where filing = f.id and kind = 'SUBMITTED') as submissions,
                   (select count(*) from filing_event where filing = f.id and kind = 'DECIDED') as decisions,
                   (select count(*) from audit_entry where object = 'filing:' || f.number and action = 'filing-submit') as submissions_audited,
                   (select count(*) from audit_entry where object = 'filing:' || f.number and action = 'filing-decide') as decisions_audited,
                   (select count(*) from box_message where link = 'filings/' || f.id and template = 'notice.filing-submitted') as told_submission,
                   (select count(*) from box_message where link = 'filings/' || f.id and template = 'notice.filing-approved') as told_decision,
                   (select count(*) from sms_outbox where filing = f.id) as sms,
                   (select count(*) from enterprise where certified_by = f.id) as registered,
                   (select count(*) from account a join enterprise e on a.organisation = e.id where e.certified_by = f.id) as accounts,
                   (select count(*) from filing_trace where filing = f.id and element = 'run-checks') as checks_run,
                   (select count(*) from attachment where owner = f.id and deleted_at is null) as files,
                   (select count(*) from open_task where filing = f.id) as desks
            from filing f where f.id = :id""";

    private final JdbcClient jdbc;

    Books(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            String state,
            int revision,
            boolean visitor,
            int revisions,
            int submissions,
            int decisions,
            int submissionsAudited,
            int decisionsAudited,
            int toldSubmission,
            int toldDecision,
            int sms,
            int registered,
            int accounts,
            int checksRun,
            int files,
            int desks) {

        /** Everything a submission leaves is there once, or none of it. */
        boolean submittedOnce() {
            return revision == 1
                    && revisions == 1
                    && submissions == 1
                    && submissionsAudited == 1
                    && checksRun == 1
                    && (visitor || toldSubmission == 1);
        }

        boolean notSubmitted() {
            return state.equals("DRAFT")
                    && revision + revisions + submissions + submissionsAudited + checksRun + toldSubmission + sms == 0;
        }

        boolean decidedOnce() {
            return state.equals("APPROVED")
                    && decisions == 1
                    && decisionsAudited == 1
                    && desks == 0
                    && (visitor ? sms == 3 && registered == 1 && accounts == 1 : toldDecision == 1);
        }

        boolean notDecided() {
            return decisions + decisionsAudited + toldDecision + registered + accounts == 0
                    && (!visitor || sms == submissions);
        }
    }

    /** A sentence for each acknowledged act that isn't there exactly once, and for each half one. */
    List<String> faults(Collection<Cycle> cycles) {
        var faults = new ArrayList<String>();
        for (Cycle cycle : cycles) {
            UUID id = cycle.id();
            if (id == null) {
                continue;
            }
            Row row =
                    jdbc.sql(STATE).param("id", id).query(Row.class).optional().orElse(null);
            if (row == null) {
                faults.add("draft " + id + " was acknowledged and is gone");
            } else if (!fits(cycle, row)) {
                faults.add(id + (cycle.submitted() ? " submitted" : "") + (cycle.decided() ? " decided" : "")
                        + " by what the client was told, but " + row);
            }
        }
        return faults;
    }

    private static boolean fits(Cycle cycle, Row row) {
        if (cycle.decided()) {
            return row.submittedOnce() && row.decidedOnce() && row.files() == cycle.files();
        }
        if (cycle.submitted()) {
            boolean waiting = row.state().equals("IN_REVIEW") && row.desks() == 1 && row.notDecided();
            return row.submittedOnce() && (waiting || cycle.deciding() && row.decidedOnce());
        }
        return row.notDecided()
                && (row.notSubmitted() || row.state().equals("IN_REVIEW") && row.desks() == 1 && row.submittedOnce());
    }

    long filings() {
        return jdbc.sql("select count(*) from filing").query(Long.class).single();
    }

    /** Connections of the program that the server still knows. */
    int connections() {
        return jdbc.sql("select count(*) from pg_stat_activity where usename = 'zhuban_app'")
                .query(Integer.class)
                .single();
    }

    /** What the checker of the running program says. */
    static List<String> violations(URI management) {
        try {
            HttpResponse<byte[]> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(management.resolve("/actuator/consistency"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            JsonNode results = new ObjectMapper().readTree(response.body());
            if (response.statusCode() != 200 || !results.isArray() || results.size() < 5) {
                throw new IllegalStateException("the checker answered " + response.statusCode() + " " + results);
            }
            var violations = new ArrayList<String>();
            results.forEach(result -> result.path("violations")
                    .forEach(violation -> violations.add(result.path("promise").asText() + ": " + violation.asText())));
            return violations;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
