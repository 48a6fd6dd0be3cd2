package org.zhuban.document;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JREmptyDataSource;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import org.zhuban.bench.Report;
import org.zhuban.document.Documents.View;
import org.zhuban.filing.FilingRecord;

/**
 * The document service against the bare library that fills the same compiled report with the same texts, on one thread, in rounds that
 * take turns: what canonical digest, seal, QR picture, fonts' fallback, PDF/A and tags cost on top.
 */
public final class DocumentBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 6);
    private static final int WARM_UP_SECONDS = Integer.getInteger("bench.warm-up", 15);
    private static final String SITE = "https://zhuban.example";

    private final PrintableText text = new PrintableText();
    private final JasperReports reports = new JasperReports(text, Path.of("reports"));
    private final Paper paper = new Paper(reports, Samples.folderReports(), text, Samples.FORMS, org.zhuban.filing.form.TestForms.REGIONS, Samples.texts());
    private final DocumentKeys keys = Samples.keys(Samples.folder());
    private final FilingRecord record = Samples.record(Samples.data(), "enterprise-profile");
    private final Document document = Samples.document(record, keys);
    private final Map<String, Object> parameters = new HashMap<>();

    /** Makes one PDF. */
    private interface Printing {
        byte[] print() throws Exception;
    }

    public void run() throws Exception {
        // without Spring nobody has told the logger to be quiet
        ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("ROOT")).setLevel(ch.qos.logback.classic.Level.WARN);
        JasperReport template = reports.template("enterprise-profile");
        plain();
        perSecond(WARM_UP_SECONDS, this::service);
        perSecond(WARM_UP_SECONDS, () -> bare(template));
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> issuing = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(perSecond(SECONDS, this::service));
            theirs.add(perSecond(SECONDS, () -> bare(template)));
            issuing.add(perSecond(2, () -> keys.seal(Samples.claims(Samples.CANONICAL.digest(record)).encoded())));
        }
        new Report("documents")
                .line("# Documents")
                .line("")
                .line("企业基本情况表, one page, one thread; medians of " + ROUNDS + " rounds of " + SECONDS + " s that take turns.")
                .head("", "service", "bare library", "ratio")
                .row("PDFs/s", Report.median(ours), Report.median(theirs), Report.median(ours) / Report.median(theirs))
                .line("")
                .line("Digest and seal: " + Math.round(Report.median(issuing)) + " a second.")
                .print();
    }

    /** As a request is answered: digest checked, texts split by font, QR drawn, page filled and exported as PDF/A. */
    private byte[] service() {
        if (!java.util.Arrays.equals(Samples.CANONICAL.digest(record), document.recordDigest())) {
            throw new IllegalStateException();
        }
        return paper.pdf(record, document, View.WHOLE, SITE);
    }

    /** What the service hands to the library, made once. */
    private void plain() {
        parameters.putAll(paper.filling(record, document, View.WHOLE, SITE).parameters());
    }

    private byte[] bare(JasperReport template) throws Exception {
        var pdf = new ByteArrayOutputStream();
        var exporter = new JRPdfExporter();
        exporter.setExporterInput(new SimpleExporterInput(
                JasperFillManager.fillReport(template, new HashMap<>(parameters), new JREmptyDataSource())));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(pdf));
        exporter.exportReport();
        return pdf.toByteArray();
    }

    private static double perSecond(int seconds, Printing printing) throws Exception {
        long begun = System.nanoTime();
        long end = begun + seconds * 1_000_000_000L;
        int made = 0;
        while (System.nanoTime() < end) {
            if (printing.print().length == 0) {
                throw new IllegalStateException("an empty document");
            }
            made++;
        }
        return made * 1e9 / (System.nanoTime() - begun);
    }
}
