package org.zhuban.filing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhuban.common.Programme;

/** Table {@code filing}: SQL by hand, because each act changes a few columns of a wide row and a list reads few of them. */
@Repository
class Filings {

    static final String WHOLE =
            ", data::text as data_text, visitor_token, verified_mobile, clock_left, provenance::text as provenance_text, stamps::text as stamps_text";

    static final String COLUMNS =
            "id, version, number, type, programme, state, region, applicant, organisation, project, decider, subject, title,"
                    + " revision, process_instance, process_definition, created_at, changed_at, changed_by, submitted_at, decided_at, due_at";

    private static final String RETURNING = " returning " + COLUMNS + WHOLE;

    private final JdbcClient jdbc;

    Filings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A filing and its data as stored, personal fields sealed. */
    record Row(
            Filing filing,
            String data,
            byte @Nullable [] visitorToken,
            byte @Nullable [] verifiedMobile,
            @Nullable Integer clockLeft,
            String provenance,
            String stamps) {}

    Optional<Row> find(UUID id) {
        Row held = HeldRows.of(id);
        return held != null ? Optional.of(held) : select(id, "");
    }

    /** Locks the row until the transaction ends: acts on one filing happen one after the other. */
    Optional<Row> lock(UUID id) {
        Row held = HeldRows.of(id);
        if (held != null) {
            return Optional.of(held);
        }
        Optional<Row> row = select(id, " for update");
        row.ifPresent(HeldRows::keep);
        return row;
    }

    /** Of an update that ends in {@link #RETURNING}: what comes back is what the rest of the transaction reads. False if there was none to update. */
    private static boolean written(JdbcClient.StatementSpec update) {
        Optional<Row> row = update.query(Filings::row).optional();
        row.ifPresent(HeldRows::keep);
        return row.isPresent();
    }

    private Optional<Row> select(UUID id, String suffix) {
        return jdbc.sql("select " + COLUMNS + WHOLE + " from filing where id = :id" + suffix)
                .param("id", id)
                .query(Filings::row)
                .optional();
    }

    Optional<Row> byToken(byte[] token) {
        return jdbc.sql("select " + COLUMNS + WHOLE + " from filing where visitor_token = :token")
                .param("token", token)
                .query(Filings::row)
                .optional();
    }

    /** For the public progress look-up: both must fit. */
    Optional<UUID> byNumber(String number, byte[] contactIndex) {
        return jdbc.sql("select id from filing where number = :number and contact_index = :contact")
                .param("number", number)
                .param("contact", contactIndex)
                .query(UUID.class)
                .optional();
    }

    Optional<UUID> byInstance(String processInstance) {
        return jdbc.sql("select id from filing where process_instance = :instance")
                .param("instance", processInstance)
                .query(UUID.class)
                .optional();
    }

    int nextSequence() {
        return jdbc.sql("select nextval('filing_number_seq')")
                .query(Integer.class)
                .single();
    }

    void insert(
            Filing filing,
            String data,
            byte @Nullable [] visitorToken,
            byte @Nullable [] contact,
            @Nullable UUID supersedes,
            String provenance) {
        jdbc.sql(
                        """
                        insert into filing (id, number, type, programme, state, region, applicant, organisation, project, visitor_token, subject, title,
                                            data, contact_index, created_at, changed_at, changed_by, supersedes, provenance)
                        values (:id, :number, :type, :programme, :state, :region, :applicant, :organisation, :project, :token, :subject, :title,
                                :data::jsonb, :contact, :at, :at, :by, :supersedes, :provenance::jsonb)""")
                .param("id", filing.id())
                .param("number", filing.number())
                .param("type", filing.type())
                .param("programme", filing.programme().name())
                .param("state", filing.state().name())
                .param("region", filing.region())
                .param("applicant", filing.applicant())
                .param("organisation", filing.organisation())
                .param("project", filing.project())
                .param("token", visitorToken)
                .param("subject", filing.subject())
                .param("title", filing.title())
                .param("data", data)
                .param("contact", contact)
                .param("at", time(filing.createdAt()))
                .param("by", filing.changedBy())
                .param("supersedes", supersedes)
                .param("provenance", provenance)
                .update();
    }

    /** False if the row is no longer at that version. */
    boolean saveData(
            UUID id,
            int version,
            String data,
            String title,
            @Nullable UUID project,
            byte @Nullable [] contact,
            String provenance,
            String stamps,
            Instant at,
            String by) {
        return written(jdbc.sql(
                        """
                                update filing set data = :data::jsonb, title = :title, project = :project, contact_index = :contact, version = version + 1,
                                       provenance = :provenance::jsonb, stamps = :stamps::jsonb, changed_at = :at, changed_by = :by
                                where id = :id and version = :version"""
                                + RETURNING)
                .param("id", id)
                .param("version", version)
                .param("data", data)
                .param("title", title)
                .param("project", project, java.sql.Types.OTHER)
                .param("contact", contact)
                .param("provenance", provenance)
                .param("stamps", stamps)
                .param("at", time(at))
                .param("by", by));
    }

    /** 已变更: the approved filing about the same, and the one that this was opened to change, before this is approved itself. */
    List<UUID> supersede(UUID by, Instant at) {
        List<UUID> superseded = jdbc.sql(
                        """
                        update filing f set state = 'SUPERSEDED', version = f.version + 1, changed_at = :at
                        from filing n
                        where n.id = :by and f.id <> n.id and f.state = 'APPROVED'
                          and (f.id = n.supersedes
                               or (f.type = n.type and f.organisation is not distinct from n.organisation and f.subject = n.subject))
                        returning f.id""")
                .param("by", by)
                .param("at", time(at))
                .query(UUID.class)
                .list();
        superseded.forEach(HeldRows::forget);
        return superseded;
    }

    /** 已撤销; false if it was never approved, or is revoked already. */
    boolean revoke(UUID id, Instant at) {
        return written(jdbc.sql(
                        """
                                update filing set state = 'REVOKED', version = version + 1, changed_at = :at
                                where id = :id and state in ('APPROVED', 'SUPERSEDED', 'EXPIRED')"""
                                + RETURNING)
                .param("id", id)
                .param("at", time(at)));
    }

    /** False if the day has one already. */
    boolean remind(UUID id, java.time.LocalDate day, Instant at) {
        return jdbc.sql("insert into filing_reminder (filing, day, at) values (:id, :day, :at) on conflict do nothing")
                        .param("id", id)
                        .param("day", day)
                        .param("at", time(at))
                        .update()
                == 1;
    }

    /** A submission: the row as it is now in review, before the process moves. */
    void submitted(
            Filing filing,
            String data,
            byte @Nullable [] contact,
            byte @Nullable [] verifiedMobile,
            Instant at,
            String by) {
        written(jdbc.sql(
                        """
                        update filing set state = 'IN_REVIEW', data = :data::jsonb, region = :region, subject = :subject, title = :title,
                               project = :project, decider = :decider, contact_index = :contact, verified_mobile = :verified, revision = revision + 1, version = version + 1,
                               submitted_at = coalesce(submitted_at, :at), changed_at = :at, changed_by = :by, decided_at = null
                        where id = :id"""
                                + RETURNING)
                .param("id", filing.id())
                .param("data", data)
                .param("region", filing.region())
                .param("subject", filing.subject())
                .param("title", filing.title())
                .param("project", filing.project(), java.sql.Types.OTHER)
                .param("decider", filing.decider(), java.sql.Types.OTHER)
                .param("contact", contact)
                .param("verified", verifiedMobile)
                .param("at", time(at))
                .param("by", by));
    }

    void renewToken(UUID id, byte[] token) {
        written(jdbc.sql("update filing set visitor_token = :token where id = :id" + RETURNING)
                .param("id", id)
                .param("token", token));
    }

    void started(UUID id, String instance, String definition) {
        written(jdbc.sql(
                        "update filing set process_instance = :instance, process_definition = :definition where id = :id"
                                + RETURNING)
                .param("id", id)
                .param("instance", instance)
                .param("definition", definition));
    }

    /** It stands at no step: no time limit runs. */
    void waits(UUID id) {
        jdbc.sql("update filing set due_at = null, clock_left = null where id = :id")
                .param("id", id)
                .update();
    }

    /** A review step began; the first one is how the row learns of its process. */
    void due(UUID id, @Nullable Instant due, String instance, String definition) {
        written(jdbc.sql(
                        """
                        update filing set due_at = :due, clock_left = null, process_instance = :instance, process_definition = :definition
                        where id = :id"""
                                + RETURNING)
                .param("id", id)
                .param("due", time(due))
                .param("instance", instance)
                .param("definition", definition));
    }

    /** It runs on another version of its process. */
    void migrated(UUID id, String definition) {
        written(jdbc.sql("update filing set process_definition = :definition where id = :id" + RETURNING)
                .param("id", id)
                .param("definition", definition));
    }

    /** A decision was taken back: in review again. */
    void recalled(UUID id, Instant at) {
        written(jdbc.sql(
                        """
                        update filing set state = 'IN_REVIEW', version = version + 1, changed_at = :at
                        where id = :id"""
                                + RETURNING)
                .param("id", id)
                .param("at", time(at)));
    }

    void returned(UUID id, @Nullable Integer clockLeft, Instant at) {
        written(jdbc.sql(
                        """
                        update filing set state = 'RETURNED', due_at = null, clock_left = :left, version = version + 1, changed_at = :at
                        where id = :id"""
                                + RETURNING)
                .param("id", id)
                .param("left", clockLeft)
                .param("at", time(at)));
    }

    void ended(UUID id, FilingState state, Instant at) {
        written(jdbc.sql(
                        """
                        update filing set state = :state, due_at = null, clock_left = null, decided_at = :at, changed_at = :at,
                               version = version + 1
                        where id = :id"""
                                + RETURNING)
                .param("id", id)
                .param("state", state.name())
                .param("at", time(at)));
    }

    void delete(UUID id) {
        jdbc.sql("delete from filing where id = :id").param("id", id).update();
        HeldRows.forget(id);
    }

    static Row row(ResultSet rs, int index) throws SQLException {
        return new Row(
                filing(rs),
                rs.getString("data_text"),
                rs.getBytes("visitor_token"),
                rs.getBytes("verified_mobile"),
                rs.getObject("clock_left", Integer.class),
                rs.getString("provenance_text"),
                rs.getString("stamps_text"));
    }

    static Filing filing(ResultSet rs) throws SQLException {
        return new Filing(
                rs.getObject("id", UUID.class),
                rs.getInt("version"),
                rs.getString("number"),
                rs.getString("type"),
                Programme.valueOf(rs.getString("programme")),
                FilingState.valueOf(rs.getString("state")),
                rs.getString("region"),
                rs.getObject("applicant", UUID.class),
                rs.getObject("organisation", UUID.class),
                rs.getObject("project", UUID.class),
                rs.getObject("decider", UUID.class),
                rs.getString("subject"),
                rs.getString("title"),
                rs.getInt("revision"),
                rs.getString("process_instance"),
                rs.getString("process_definition"),
                rs.getTimestamp("created_at").toInstant(),
                rs.getTimestamp("changed_at").toInstant(),
                rs.getString("changed_by"),
                instant(rs.getTimestamp("submitted_at")),
                instant(rs.getTimestamp("decided_at")),
                instant(rs.getTimestamp("due_at")));
    }

    static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
