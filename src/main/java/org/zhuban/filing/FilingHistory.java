package org.zhuban.filing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhuban.attachment.Attachment;
import org.zhuban.common.Ids;

/** What happened to a filing: revisions, events, findings, the path on the diagram. Rows are only added. */
@Repository
class FilingHistory {

    private static final TypeReference<List<Fault>> FAULTS = new TypeReference<>() {};
    private static final TypeReference<List<AttachmentDigest>> FILES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;

    FilingHistory(JdbcClient jdbc, ObjectMapper json, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
    }

    /** An attachment as a revision keeps it. */
    record AttachmentDigest(UUID id, String slot, String name, String sha256, long size) {

        static AttachmentDigest of(Attachment attachment) {
            return new AttachmentDigest(
                    attachment.id(), attachment.slot(), attachment.name(), attachment.sha256(), attachment.size());
        }
    }

    void addRevision(
            UUID filing,
            int revision,
            Instant at,
            String actor,
            String data,
            List<AttachmentDigest> attachments,
            byte[] digest) {
        jdbc.sql(
                        """
                        insert into filing_revision (filing, revision, at, actor, data, attachments, digest)
                        values (:filing, :revision, :at, :actor, :data::jsonb, :attachments::jsonb, :digest)""")
                .param("filing", filing)
                .param("revision", revision)
                .param("at", Filings.time(at))
                .param("actor", actor)
                .param("data", data)
                .param("attachments", write(attachments))
                .param("digest", digest)
                .update();
    }

    /** A submission as it was. */
    record Revision(Instant at, String data, List<AttachmentDigest> attachments) {}

    Optional<Revision> revision(UUID filing, int revision) {
        return jdbc.sql(
                        "select at, data::text as data_text, attachments from filing_revision where filing = :filing and revision = :revision")
                .param("filing", filing)
                .param("revision", revision)
                .query((rs, index) -> revision(rs))
                .optional();
    }

    Optional<byte[]> digest(UUID filing, int revision) {
        return jdbc.sql("select digest from filing_revision where filing = :filing and revision = :revision")
                .param("filing", filing)
                .param("revision", revision)
                .query(byte[].class)
                .optional();
    }

    private Revision revision(ResultSet rs) throws SQLException {
        try {
            return new Revision(
                    rs.getTimestamp("at").toInstant(),
                    rs.getString("data_text"),
                    json.readValue(rs.getString("attachments"), FILES));
        } catch (JsonProcessingException unreadable) {
            throw new SQLException("filing_revision.attachments is not readable", unreadable);
        }
    }

    void addEvent(UUID filing, FilingEvent event, @Nullable String taskId) {
        jdbc.sql(
                        """
                        insert into filing_event (id, filing, at, kind, actor, actor_name, revision, task, task_id, outcome, opinion, faults, round, verdict, due_at)
                        values (:id, :filing, :at, :kind, :actor, :actorName, :revision, :task, :taskId, :outcome, :opinion, :faults::jsonb, :round, :verdict,
                                (select due_at from filing where id = :filing))""")
                .param("id", event.id())
                .param("filing", filing)
                .param("at", Filings.time(event.at()))
                .param("kind", event.kind().name())
                .param("actor", event.actor())
                .param("actorName", event.actorName())
                .param("revision", event.revision())
                .param("task", event.task())
                .param("taskId", taskId)
                .param("outcome", event.outcome())
                .param("opinion", event.opinion())
                .param("faults", write(event.faults()))
                .param("round", event.round() == null ? null : event.round().id())
                .param("verdict", event.round() == null ? null : event.round().verdict())
                .update();
        events.publishEvent(new FilingHappened(filing, event, taskId));
    }

    FilingEvent event(Instant at, FilingEvent.Kind kind, String actor, String actorName, int revision) {
        return new FilingEvent(Ids.next(), at, kind, actor, actorName, revision, null, null, null, List.of());
    }

    List<FilingEvent> events(UUID filing) {
        return jdbc.sql("select * from filing_event where filing = :filing order by at, id")
                .param("filing", filing)
                .query((rs, index) -> event(rs))
                .list();
    }

    /** Who decided a task that is gone, and when. */
    Optional<FilingEvent> decisionOf(String taskId) {
        return jdbc.sql("select * from filing_event where task_id = :task and kind = 'DECIDED'")
                .param("task", taskId)
                .query((rs, index) -> event(rs))
                .optional();
    }

    /** Who has signed in a round 会签, and how, in order. */
    List<FilingEvent> signed(String round) {
        return jdbc.sql("select * from filing_event where round = :round and kind = 'DECIDED' order by at, id")
                .param("round", round)
                .query((rs, index) -> event(rs))
                .list();
    }

    /** These tasks ended by what happened to another task, or to the filing. */
    void addEnded(UUID event, Collection<String> tasks) {
        if (!tasks.isEmpty()) {
            jdbc.sql("insert into ended_task (id, event) select task, :event from unnest(:tasks::text[]) task")
                    .param("event", event)
                    .param("tasks", tasks.toArray(String[]::new))
                    .update();
        }
    }

    private FilingEvent event(ResultSet rs) throws SQLException {
        try {
            return new FilingEvent(
                    rs.getObject("id", UUID.class),
                    rs.getTimestamp("at").toInstant(),
                    FilingEvent.Kind.valueOf(rs.getString("kind")),
                    rs.getString("actor"),
                    rs.getString("actor_name"),
                    rs.getInt("revision"),
                    rs.getString("task"),
                    rs.getString("outcome"),
                    rs.getString("opinion"),
                    json.readValue(rs.getString("faults"), FAULTS),
                    rs.getString("round") == null
                            ? null
                            : new FilingEvent.Round(rs.getString("round"), rs.getString("verdict")));
        } catch (JsonProcessingException unreadable) {
            throw new SQLException("filing_event.faults is not readable", unreadable);
        }
    }

    /** Kept for rehearsals of later drafts of the process. */
    void addFacts(UUID filing, int revision, Map<String, Object> facts) {
        jdbc.sql(
                        """
                        insert into filing_facts (filing, revision, facts) values (:filing, :revision, :facts::jsonb)
                        on conflict do nothing""")
                .param("filing", filing)
                .param("revision", revision)
                .param("facts", write(KeptFacts.written(facts)))
                .update();
    }

    /** What the review found when it was run anew, in place of the finding that it was not finished. */
    void finishReview(UUID filing, int revision, List<Finding> findings) {
        jdbc.sql("delete from filing_finding where filing = :filing and revision = :revision and rule = :rule")
                .param("filing", filing)
                .param("revision", revision)
                .param("rule", RunChecks.INCOMPLETE)
                .update();
        addFindings(filing, revision, findings);
    }

    /** Replaces nothing: findings belong to a revision, and a revision is checked once, unless that was not finished. */
    void addFindings(UUID filing, int revision, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into filing_finding (filing, revision, rule, result, message, field, source, at)
                        select :filing, :revision, f.rule, f.result, f.message, f.field, f.source, :at
                        from jsonb_to_recordset(:findings::jsonb) as f (rule text, result text, message text, field text, source text)
                        on conflict do nothing""")
                .param("filing", filing)
                .param("revision", revision)
                .param("at", Filings.time(findings.get(0).at()))
                .param(
                        "findings",
                        write(findings.stream().map(FilingHistory::columns).toList()))
                .update();
    }

    private static Map<String, String> columns(Finding finding) {
        var columns = new java.util.HashMap<String, String>();
        columns.put("rule", finding.rule());
        columns.put("result", finding.result().name());
        columns.put("message", finding.message());
        if (finding.field() != null) {
            columns.put("field", finding.field());
        }
        if (finding.source() != null) {
            columns.put("source", finding.source());
        }
        return columns;
    }

    List<Finding> findings(UUID filing, int revision) {
        return jdbc.sql(
                        """
                        select * from filing_finding where filing = :filing and revision = :revision
                        order by case result when 'FAIL' then 0 when 'WARN' then 1 when 'UNCHECKED' then 2 else 3 end, rule""")
                .param("filing", filing)
                .param("revision", revision)
                .query((rs, index) -> new Finding(
                        rs.getString("rule"),
                        Finding.Result.valueOf(rs.getString("result")),
                        rs.getString("message"),
                        rs.getString("field"),
                        rs.getString("source"),
                        rs.getTimestamp("at").toInstant()))
                .list();
    }

    void addPath(UUID filing, String instance, List<FilingProgress.Entered> elements) {
        jdbc.sql(
                        """
                        insert into filing_trace (filing, instance, element, at)
                        select :filing, :instance, e.element, e.at::timestamptz
                        from rows from (jsonb_to_recordset(:elements::jsonb) as (element text, at text)) with ordinality as e (element, at, n) order by n""")
                .param("filing", filing)
                .param("instance", instance)
                .param(
                        "elements",
                        write(elements.stream()
                                .map(entered -> Map.of(
                                        "element",
                                        entered.element(),
                                        "at",
                                        entered.at().toString()))
                                .toList()))
                .update();
    }

    /** BPMN ids passed by the present process instance, in order. */
    List<String> path(UUID filing, @Nullable String instance) {
        return instance == null
                ? List.of()
                : jdbc.sql(
                                "select element from filing_trace where filing = :filing and instance = :instance order by seq")
                        .param("filing", filing)
                        .param("instance", instance)
                        .query(String.class)
                        .list();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
