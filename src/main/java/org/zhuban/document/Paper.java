package org.zhuban.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JREmptyDataSource;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;
import net.sf.jasperreports.renderers.SimpleDataRenderer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.document.Documents.View;
import org.zhuban.filing.FilingRecord;
import org.zhuban.filing.FilingSignature;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.Forms;
import org.zhuban.reference.Regions;

/** A document on paper: the type's own template, or the generic one filled along its form. Always in Chinese: it is an official paper. */
@Component
class Paper {

    private static final Logger LOG = LoggerFactory.getLogger(Paper.class);
    private static final String GENERIC = "generic-form";
    static final String APPROVAL = "approval";
    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", LANGUAGE);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", LANGUAGE);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final JasperReports reports;
    private final FolderReports own;
    private final PrintableText text;
    private final Forms forms;
    private final Regions regions;
    private final Texts texts;

    Paper(JasperReports reports, FolderReports own, PrintableText text, Forms forms, Regions regions, Texts texts) {
        this.reports = reports;
        this.own = own;
        this.text = text;
        this.forms = forms;
        this.regions = regions;
        this.texts = texts;
    }

    /**
     * A template and what it is filled with.
     *
     * @param parameters texts ready for {@code markup="styled"}, QR and approval block
     * @param rows       of the generic form; one empty row for a type's own template
     */
    record Filling(JasperReport report, Map<String, Object> parameters, JRDataSource rows) {}

    /** @param site address of the QR, without a slash at its end */
    byte[] pdf(FilingRecord record, Document document, View view, String site) {
        return pdf(record, document, view, site, null);
    }

    /** @param mark of a document that was valid once */
    byte[] pdf(FilingRecord record, Document document, View view, String site, @Nullable VoidMark mark) {
        Filling filling = filling(record, document, view, site);
        return reports.print(filling.report(), filling.parameters(), filling.rows(), mark);
    }

    /** Null for a document in force. @param successor number of the one that stands instead, null if there is none */
    @Nullable
    VoidMark mark(DocumentState state, Document document, @Nullable String successor) {
        return mark(state, document.validUntil(), successor);
    }

    /** @param end last day of validity, null for none */
    @Nullable
    VoidMark mark(DocumentState state, @Nullable LocalDate end, @Nullable String successor) {
        String line =
                switch (state) {
                    case VALID -> null;
                    case SUPERSEDED ->
                        successor == null
                                ? words("document.paper.superseded")
                                : words("document.paper.superseded-by", successor);
                    case EXPIRED ->
                        end == null
                                ? words("document.paper.expired")
                                : words("document.paper.expired-on", DAY.format(end));
                    case REVOKED -> words("document.paper.revoked");
                };
        return line == null ? null : new VoidMark(words("document.verify.state." + state), line);
    }

    Filling filling(FilingRecord record, Document document, View view, String site) {
        JasperReport report = report(record);
        Set<String> missing = new LinkedHashSet<>();
        RecordView shown = new RecordView(forms, view);
        Map<String, Object> parameters = new HashMap<>();
        meta(record, document, view, site).forEach((key, value) -> parameters.put(key, text.styled(value, missing)));
        JRDataSource rows = new JREmptyDataSource();
        if (report == reports.template(GENERIC)) {
            List<Map<String, ?>> filled = GenericRows.of(
                    shown.sections(record), files(record), words(), value -> text.styled(value, missing));
            rows = new JRMapCollectionDataSource(List.copyOf(filled));
        } else {
            parameters.put("answers", answers(record, shown, missing));
        }
        parameters.put("qr", qr(SealedLink.of(site, document.seal())));
        parameters.put(JasperReports.MISSING, JasperReports.codePoints(missing));
        parameters.put("approval", reports.template(APPROVAL));
        parameters.put("meta", new HashMap<>(parameters));
        return new Filling(report, parameters, rows);
    }

    /** Of its version's folder, else a packaged one, else the generic one. */
    private JasperReport report(FilingRecord record) {
        String report = record.report();
        if (report == null) {
            return reports.template(GENERIC);
        }
        return own.of(record.process().definition(), report).orElseGet(() -> {
            if (reports.exists(report)) {
                return reports.template(report);
            }
            LOG.warn(
                    "{} names report {}, which is not there; the generic form is printed",
                    record.filing().type(),
                    report);
            return reports.template(GENERIC);
        });
    }

    private Map<String, String> meta(FilingRecord record, Document document, View view, String site) {
        var meta = new LinkedHashMap<String, String>();
        String code = VerificationCode.of(document.id());
        LocalDate validUntil = document.validUntil();
        meta.put("title", words("document.paper.title", record.process().name()));
        meta.put("number", document.number());
        meta.put("filingNumber", record.filing().number());
        meta.put("holder", document.holder());
        meta.put("holderCode", Objects.requireNonNullElse(document.creditCode(), ""));
        meta.put("region", regions.path(document.region()).replace(" ", ""));
        meta.put("files", fileNames(record));
        meta.put("issuedOn", day(document.issuedAt()));
        meta.put("validUntil", validUntil == null ? words("document.paper.no-end") : DAY.format(validUntil));
        meta.put("submittedOn", day(record.submittedAt()));
        String approvedBy = document.approvedBy();
        String opinion = document.opinion();
        meta.put("approver", approvedBy == null ? words("document.paper.automatic") : approvedBy);
        meta.put("opinion", opinion == null || opinion.isBlank() ? words("document.paper.approved") : opinion);
        meta.put("signed", signed(record.signature()));
        meta.put("site", site);
        meta.put("codeFirst", code.substring(0, 20));
        meta.put("codeSecond", code.substring(20));
        meta.put("digest", HexFormat.of().formatHex(document.recordDigest()));
        meta.put("process", words("document.paper.process", record.process().name(), document.processVersion()));
        meta.put("formDigest", HexFormat.of().formatHex(Arrays.copyOf(document.formDigest(), 6)));
        meta.put("key", HexFormat.of().formatHex(document.keyId()));
        meta.put("masked", view == View.MASKED ? words("document.paper.masked") : "");
        return meta;
    }

    /** 已使用CA证书签名：…; empty for an unsigned one. */
    private String signed(@Nullable FilingSignature signature) {
        return signature == null
                ? ""
                : words(
                        "document.paper.signed",
                        signature.subject(),
                        signature.serial(),
                        MINUTE.format(signature.at().atZone(ZONE)));
    }

    private Map<String, String> answers(FilingRecord record, RecordView shown, Set<String> missing) {
        var answers = new HashMap<String, String>();
        for (FormElement field : record.form().fields()) {
            String key = field.key();
            if (key != null && !field.isSlot()) {
                answers.put(key, text.styled(shown.shown(field, record.data().get(key)), missing));
            }
        }
        return answers;
    }

    private static List<List<String>> files(FilingRecord record) {
        return record.files().stream()
                .map(file -> List.of(slot(record, file), file.name(), file.sha256()))
                .toList();
    }

    /** 营业执照 2 份；… */
    private String fileNames(FilingRecord record) {
        return record.files().stream()
                .collect(Collectors.groupingBy(file -> slot(record, file), LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(slot -> words("document.paper.files", slot.getKey(), slot.getValue()))
                .collect(Collectors.joining("；"));
    }

    private static String slot(FilingRecord record, FilingRecord.File file) {
        return record.form().field(file.slot()).map(FormElement::label).orElse(file.slot());
    }

    private List<String> words() {
        return List.of(
                words("document.paper.attachments"),
                words("document.paper.slot"),
                words("document.paper.file"),
                words("document.paper.sha256"));
    }

    private String words(String code, Object... args) {
        return texts.text(LANGUAGE, code, args);
    }

    private static String day(Instant at) {
        return DAY.format(at.atZone(ZONE));
    }

    static SimpleDataRenderer qr(String address) {
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(QrPicture.of(address), "png", png);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return SimpleDataRenderer.getInstance(png.toByteArray());
    }
}
