package org.zhuban.certificate;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingSignature;
import org.zhuban.filing.FilingSignatures;

/** The signatures kept 签名存证, with what it takes to verify them anew; rows are only added. */
@Repository
class SignedFilings implements FilingSignatures {

    private final JdbcClient jdbc;
    private final Audit audit;

    SignedFilings(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Override
    public List<FilingSignature> of(UUID filing) {
        return jdbc.sql(
                        """
                        select s.revision, b.subject, b.serial, s.algorithm, b.fingerprint, s.at
                        from filing_signature s join certificate_binding b on b.id = s.binding
                        where s.filing = ? order by s.revision desc""")
                .param(filing)
                .query((row, n) -> new FilingSignature(
                        row.getInt("revision"),
                        row.getString("subject"),
                        row.getString("serial"),
                        row.getString("algorithm"),
                        row.getString("fingerprint"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    @Override
    public Optional<Verified> verified(UUID filing, int revision) {
        return jdbc.sql(
                        """
                        select s.certificate, s.text, s.signature, r.digest, f.number, e.name as enterprise
                        from filing_signature s join filing_revision r on r.filing = s.filing and r.revision = s.revision
                        join filing f on f.id = s.filing
                        join certificate_binding b on b.id = s.binding join enterprise e on e.id = b.enterprise
                        where s.filing = ? and s.revision = ?""")
                .params(filing, revision)
                .query((row, n) -> new Verified(
                        of(filing, revision).orElseThrow(),
                        row.getString("enterprise"),
                        text(row.getString("number"), revision, row.getBytes("digest"))
                                        .equals(row.getString("text"))
                                && EnterpriseCertificate.read(row.getBytes("certificate"))
                                        .filter(certificate -> good(certificate, row))
                                        .isPresent()))
                .optional();
    }

    private static boolean good(EnterpriseCertificate certificate, ResultSet row) {
        try {
            return Signatures.good(
                    certificate, row.getString("text").getBytes(StandardCharsets.UTF_8), row.getBytes("signature"));
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What is signed of a revision. */
    static String text(String number, int revision, byte[] digest) {
        return FilingSigning.TEXT + number + ":" + revision + ":"
                + HexFormat.of().formatHex(digest);
    }

    /** @throws ConflictException if another was first, or the certificate was reported lost meanwhile */
    @Transactional
    public FilingSignature add(Filing filing, Binding binding, String text, byte[] signature, Signed by) {
        try {
            int added = jdbc.sql(
                            """
                            insert into filing_signature (filing, revision, binding, algorithm, certificate, text, signature, actor, at)
                            select ?, ?, id, algorithm, certificate, ?, ?, ?, ? from certificate_binding
                            where id = ? and state = 'ACTIVE' for share""")
                    .params(
                            filing.id(),
                            filing.revision(),
                            text,
                            signature,
                            by.actor(),
                            Timestamp.from(by.at()),
                            binding.id())
                    .update();
            if (added == 0) {
                throw new ConflictException("certificate.ended-already");
            }
        } catch (DuplicateKeyException already) {
            throw new ConflictException("certificate.sign.already");
        }
        audit.done(
                "filing-sign",
                "filing:" + filing.number(),
                Map.of("revision", filing.revision(), "fingerprint", binding.fingerprint()));
        return of(filing.id(), filing.revision()).orElseThrow();
    }

    /** Who signed, and when. */
    record Signed(String actor, Instant at) {}
}
