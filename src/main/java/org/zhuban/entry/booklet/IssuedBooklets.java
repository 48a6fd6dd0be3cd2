package org.zhuban.entry.booklet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhuban.common.Texts;
import org.zhuban.document.DocumentState;
import org.zhuban.document.KeptPapers;
import org.zhuban.document.Verification;
import org.zhuban.reference.CodeTables;

/** Table {@code entry_booklet}: rows are only added; what a booklet is worth is computed when it is asked for. */
@Repository
class IssuedBooklets implements KeptPapers {

    static final String TYPE = "entry-booklet";
    static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final CodeTables codes;
    private final Texts texts;
    private final JdbcClient jdbc;
    private final Clock clock;

    IssuedBooklets(CodeTables codes, Texts texts, JdbcClient jdbc, Clock clock) {
        this.codes = codes;
        this.texts = texts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A booklet as it was printed. @param content version of the entry with its certificates */
    record Booklet(
            UUID id,
            String number,
            UUID entry,
            UUID filing,
            long content,
            String holder,
            String creditCode,
            String region,
            int certificates,
            boolean masked,
            LocalDate validUntil,
            byte[] digest,
            byte[] keyId,
            byte[] seal,
            Instant madeAt,
            UUID madeBy) {}

    int nextSequence() {
        return jdbc.sql("select nextval('entry_booklet_number_seq')")
                .query(Integer.class)
                .single();
    }

    /** Grows with each change of the entry or of a certificate on it. */
    long content(UUID entry) {
        return jdbc.sql("select version from entry_content where id = :entry")
                .param("entry", entry)
                .query(Long.class)
                .single();
    }

    void insert(Booklet booklet) {
        jdbc.sql(
                        """
                        insert into entry_booklet (id, number, entry, filing, content, holder, credit_code, region, certificates, masked,
                                                   valid_until, digest, key_id, seal, made_at, made_by)
                        values (:id, :number, :entry, :filing, :content, :holder, :creditCode, :region, :certificates, :masked,
                                :validUntil, :digest, :key, :seal, :madeAt, :madeBy)""")
                .param("id", booklet.id())
                .param("number", booklet.number())
                .param("entry", booklet.entry())
                .param("filing", booklet.filing())
                .param("content", booklet.content())
                .param("holder", booklet.holder())
                .param("creditCode", booklet.creditCode())
                .param("region", booklet.region())
                .param("certificates", booklet.certificates())
                .param("masked", booklet.masked())
                .param("validUntil", booklet.validUntil())
                .param("digest", booklet.digest())
                .param("key", booklet.keyId())
                .param("seal", booklet.seal())
                .param("madeAt", booklet.madeAt().atOffset(ZoneOffset.UTC))
                .param("madeBy", booklet.madeBy())
                .update();
    }

    @Override
    public Optional<Kept> find(UUID id) {
        return jdbc.sql(
                        """
                        select b.*, e.kind, f.state = 'REVOKED' as revoked, f.changed_at as revoked_at, c.changed_at as content_at,
                               c.version <> b.content or p.name <> b.holder or p.credit_code <> b.credit_code as changed
                        from entry_booklet b
                            join entry e on e.id = b.entry
                            join entry_content c on c.id = e.id
                            join enterprise p on p.id = e.enterprise
                            join filing f on f.id = e.filing
                        where b.id = :id""")
                .param("id", id)
                .query((row, index) -> kept(row))
                .optional();
    }

    private Kept kept(ResultSet row) throws SQLException {
        LocalDate until = row.getObject("valid_until", LocalDate.class);
        DocumentState state = DocumentState.VALID;
        Instant since = null;
        if (row.getBoolean("revoked")) {
            state = DocumentState.REVOKED;
            since = row.getTimestamp("revoked_at").toInstant();
        } else if (row.getBoolean("changed")) {
            state = DocumentState.SUPERSEDED;
            since = row.getTimestamp("content_at").toInstant();
        } else if (until.isBefore(LocalDate.now(clock))) {
            state = DocumentState.EXPIRED;
            since = until.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        }
        Instant made = row.getTimestamp("made_at").toInstant();
        return new Kept(
                row.getObject("id", UUID.class),
                TYPE,
                texts.text("entry.booklet"),
                row.getString("number"),
                row.getString("holder"),
                row.getString("credit_code"),
                row.getString("region"),
                LocalDate.ofInstant(made, clock.getZone()),
                until,
                row.getBytes("digest"),
                state,
                since,
                reason(state),
                List.of(new Verification.Group(
                        "",
                        List.of(
                                field("what", texts.text("entry.booklet.verify.what.text")),
                                field(
                                        "kind",
                                        codes.name("entry-kind", row.getString("kind"))
                                                .orElse("")),
                                field("made-at", MOMENT.format(made.atZone(clock.getZone()))),
                                field("certificates", String.valueOf(row.getInt("certificates")))))));
    }

    private @Nullable String reason(DocumentState state) {
        return state == DocumentState.VALID ? null : texts.text("entry.booklet.verify." + state);
    }

    private Verification.Field field(String label, String value) {
        return new Verification.Field(texts.text("entry.booklet.verify." + label), value, List.of());
    }

    @Override
    public List<Revoked> revoked(LocalDate today) {
        return jdbc.sql(
                        """
                        select b.id, f.changed_at from entry_booklet b join entry e on e.id = b.entry join filing f on f.id = e.filing
                        where f.state = 'REVOKED' and b.valid_until >= :today order by 2, 1""")
                .param("today", today)
                .query((row, index) -> new Revoked(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("changed_at").toInstant()))
                .list();
    }
}
