package org.zhuban.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRField;
import net.sf.jasperreports.engine.JasperPrint;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fills a template row by row: the seal is known when the last row was read, and its QR on the cover is drawn then. */
@Component
class PrintedPapers implements SealedPapers {

    private final JasperReports reports;
    private final PrintableText text;
    private final Paper paper;
    private final WritableBlanks blanks;
    private final DocumentKeys keys;
    private final SiteAddress address;
    private final Clock clock;

    PrintedPapers(
            JasperReports reports,
            PrintableText text,
            Paper paper,
            WritableBlanks blanks,
            DocumentKeys keys,
            SiteAddress address,
            Clock clock) {
        this.reports = reports;
        this.text = text;
        this.paper = paper;
        this.blanks = blanks;
        this.keys = keys;
        this.address = address;
        this.clock = clock;
    }

    @Override
    public String site() {
        return address.get();
    }

    @Override
    public Printed print(Order order, Iterator<Map<String, String>> rows) {
        UUID id = VerificationCode.random();
        Set<String> missing = new LinkedHashSet<>();
        var content = new Content(rows, missing);
        content.digest(new TreeMap<>(order.values()));
        var seal = new Seal(id, order, content);
        Map<String, Object> parameters = new HashMap<>();
        order.values().forEach((key, value) -> parameters.put(key, text.styled(value, missing)));
        parameters.put("number", order.number());
        parameters.put("site", order.site());
        parameters.put("code", VerificationCode.of(id));
        parameters.put("qr", (Supplier<?>) () -> Paper.qr(SealedLink.of(order.site(), seal.bytes())));
        parameters.put("digest", (Supplier<?>) () -> HexFormat.of().formatHex(content.digest()));
        parameters.put(JasperReports.MISSING, (Supplier<?>) () -> JasperReports.codePoints(missing));
        JasperPrint filled = reports.fill(
                reports.template(order.template()),
                parameters,
                content,
                paper.mark(order.state(), order.validUntil(), null));
        byte[] pdf = blanks.add(filled, reports.export(filled));
        return new Printed(id, pdf, content.digest(), keys.currentId(), seal.bytes(), Set.copyOf(missing));
    }

    /** Of the whole content, so not before the last row was read. */
    private final class Seal {

        private final UUID id;
        private final Order order;
        private final Content content;
        private byte @Nullable [] sealed;

        private Seal(UUID id, Order order, Content content) {
            this.id = id;
            this.order = order;
            this.content = content;
        }

        private byte[] bytes() {
            byte[] made = sealed;
            if (made == null) {
                made = keys.seal(new Claims(
                                id,
                                order.type(),
                                order.number(),
                                Claims.shortened(order.holder()),
                                order.creditCode(),
                                order.region(),
                                LocalDate.ofInstant(order.at(), clock.getZone()),
                                order.validUntil(),
                                content.digest())
                        .encoded());
                sealed = made;
            }
            return made;
        }
    }

    /** The rows on their way to the report, and the digest over them. */
    private final class Content implements JRDataSource {

        private final Iterator<Map<String, String>> rows;
        private final Set<String> missing;
        private final MessageDigest running = DigestUtils.getSha256Digest();
        private Map<String, String> row = Map.of();
        private byte @Nullable [] digest;

        private Content(Iterator<Map<String, String>> rows, Set<String> missing) {
            this.rows = rows;
            this.missing = missing;
        }

        @Override
        public boolean next() {
            if (!rows.hasNext()) {
                return false;
            }
            row = rows.next();
            digest(new TreeMap<>(row));
            return true;
        }

        @Override
        public Object getFieldValue(JRField field) {
            return text.styled(row.getOrDefault(field.getName(), ""), missing);
        }

        /** Each as {@code key NUL value NUL}, in the order of keys, and a NUL behind them all; no text of the database holds one. */
        private void digest(TreeMap<String, String> values) {
            values.forEach(
                    (key, value) -> running.update((key + '\0' + value + '\0').getBytes(StandardCharsets.UTF_8)));
            running.update((byte) 0);
        }

        private byte[] digest() {
            byte[] done = digest;
            if (done == null) {
                if (rows.hasNext()) {
                    throw new IllegalStateException("the seal was asked for before the last row");
                }
                done = running.digest();
                digest = done;
            }
            return done;
        }
    }
}
