package org.zhuban.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code document}; rows are added and, once, revoked. */
@Repository
class IssuedDocuments {

    private final JdbcClient jdbc;

    IssuedDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A document with what its filing became since.
     *
     * @param filingState name of a {@code FilingState}
     * @param successor   number of the document that stands now about the same, null if there is none
     */
    record Standing(Document document, String filingState, Instant filingChangedAt, @Nullable String successor) {}

    /** One that is worth nothing any more before its time. */
    record Ended(UUID id, DocumentState state, Instant at) {}

    int nextSequence() {
        return jdbc.sql("select nextval('document_number_seq')")
                .query(Integer.class)
                .single();
    }

    void insert(Document document) {
        jdbc.sql(
                        """
                        insert into document (id, number, filing, type, revision, process_definition, process_version, form_digest, holder,
                                              credit_code, region, record_digest, approved_by, opinion, issued_at, valid_until, key_id, seal)
                        values (:id, :number, :filing, :type, :revision, :definition, :version, :form, :holder,
                                :creditCode, :region, :digest, :approvedBy, :opinion, :issuedAt, :validUntil, :key, :seal)""")
                .param("id", document.id())
                .param("number", document.number())
                .param("filing", document.filing())
                .param("type", document.type())
                .param("revision", document.revision())
                .param("definition", document.processDefinition())
                .param("version", document.processVersion())
                .param("form", document.formDigest())
                .param("holder", document.holder())
                .param("creditCode", document.creditCode())
                .param("region", document.region())
                .param("digest", document.recordDigest())
                .param("approvedBy", document.approvedBy())
                .param("opinion", document.opinion())
                .param("issuedAt", time(document.issuedAt()))
                .param("validUntil", document.validUntil())
                .param("key", document.keyId())
                .param("seal", document.seal())
                .update();
    }

    Optional<Document> of(UUID filing) {
        return jdbc.sql("select * from document where filing = :filing")
                .param("filing", filing)
                .query((rs, index) -> document(rs))
                .optional();
    }

    Optional<Standing> standing(UUID id) {
        return jdbc.sql(
                        """
                        select d.*, f.state as filing_state, f.changed_at as filing_changed_at,
                               (select n.number from filing s join document n on n.filing = s.id
                                 where f.state = 'SUPERSEDED' and s.type = f.type and s.subject = f.subject and s.state = 'APPROVED' limit 1) as successor
                        from document d join filing f on f.id = d.filing where d.id = :id""")
                .param("id", id)
                .query((rs, index) -> new Standing(
                        document(rs),
                        rs.getString("filing_state"),
                        rs.getTimestamp("filing_changed_at").toInstant(),
                        rs.getString("successor")))
                .optional();
    }

    /** False if it was revoked before. */
    boolean revoke(UUID id, Instant at, UUID by, String reason) {
        return jdbc.sql(
                                """
                                update document set revoked_at = :at, revoked_by = :by, revoked_reason = :reason
                                where id = :id and revoked_at is null""")
                        .param("id", id)
                        .param("at", time(at))
                        .param("by", by)
                        .param("reason", reason)
                        .update()
                == 1;
    }

    /** Revoked or superseded, and not expired anyway on that day. */
    List<Ended> ended(LocalDate today) {
        return jdbc.sql(
                        """
                        select d.id, d.revoked_at is not null or f.state = 'REVOKED' as revoked, coalesce(d.revoked_at, f.changed_at) as at
                        from document d join filing f on f.id = d.filing
                        where (d.revoked_at is not null or f.state in ('SUPERSEDED', 'REVOKED'))
                          and (d.valid_until is null or d.valid_until >= :today)
                        order by 3, 1""")
                .param("today", today)
                .query((rs, index) -> new Ended(
                        rs.getObject("id", UUID.class),
                        rs.getBoolean("revoked") ? DocumentState.REVOKED : DocumentState.SUPERSEDED,
                        rs.getTimestamp("at").toInstant()))
                .list();
    }

    private static Document document(ResultSet rs) throws SQLException {
        Timestamp revokedAt = rs.getTimestamp("revoked_at");
        return new Document(
                rs.getObject("id", UUID.class),
                rs.getString("number"),
                rs.getObject("filing", UUID.class),
                rs.getString("type"),
                rs.getInt("revision"),
                rs.getString("process_definition"),
                rs.getInt("process_version"),
                rs.getBytes("form_digest"),
                rs.getString("holder"),
                rs.getString("credit_code"),
                rs.getString("region"),
                rs.getBytes("record_digest"),
                rs.getString("approved_by"),
                rs.getString("opinion"),
                rs.getTimestamp("issued_at").toInstant(),
                rs.getObject("valid_until", LocalDate.class),
                rs.getBytes("key_id"),
                rs.getBytes("seal"),
                revokedAt == null ? null : revokedAt.toInstant(),
                rs.getString("revoked_reason"));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
