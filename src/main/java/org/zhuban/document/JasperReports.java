package org.zhuban.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import net.sf.jasperreports.engine.JREmptyDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;

/** Templates are compiled at their first use and kept: filling and exporting a page takes milliseconds then. */
@Service
class JasperReports implements Reports {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** Parameter with the characters that could not be printed, for a remark on the paper itself. */
    private static final String MISSING = "missing";

    private final PrintableText text;
    private final Map<String, JasperReport> compiled = new ConcurrentHashMap<>();

    JasperReports(PrintableText text) {
        this.text = text;
    }

    @Override
    public Printed print(String name, Map<String, String> values) {
        Set<String> missing = new LinkedHashSet<>();
        Map<String, Object> parameters = new HashMap<>();
        values.forEach((key, value) -> parameters.put(key, text.printable(value, missing)));
        parameters.put(MISSING, missing.isEmpty() ? "" : codePoints(missing));
        parameters.put(JRParameter.REPORT_LOCALE, Locale.SIMPLIFIED_CHINESE);
        try {
            JasperPrint filled = JasperFillManager.fillReport(template(name), parameters, new JREmptyDataSource());
            return new Printed(export(filled), Set.copyOf(missing));
        } catch (JRException e) {
            throw new IllegalStateException("Report " + name + " could not be printed", e);
        }
    }

    private JasperReport template(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a report's name");
        }
        return compiled.computeIfAbsent(name, key -> {
            try (InputStream template = new ClassPathResource("reports/" + key + ".jrxml").getInputStream()) {
                return JasperCompileManager.compileReport(template);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (JRException e) {
                throw new IllegalStateException("Report " + key + " does not compile", e);
            }
        });
    }

    private static byte[] export(JasperPrint filled) throws JRException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        JRPdfExporter exporter = new JRPdfExporter();
        exporter.setExporterInput(new SimpleExporterInput(filled));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(pdf));
        SimplePdfExporterConfiguration configuration = new SimplePdfExporterConfiguration();
        configuration.setMetadataTitle(filled.getName());
        configuration.setDisplayMetadataTitle(true);
        configuration.setTagLanguage("zh-CN");
        configuration.setTagged(true);
        exporter.setConfiguration(configuration);
        exporter.exportReport();
        return pdf.toByteArray();
    }

    private static String codePoints(Set<String> missing) {
        StringBuilder names = new StringBuilder();
        for (String character : missing) {
            names.append(names.length() == 0 ? "" : "、").append(String.format("U+%04X", character.codePointAt(0)));
        }
        return names.toString();
    }
}
