package org.zhuban.document;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import net.sf.jasperreports.engine.JRDataSource;
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
import net.sf.jasperreports.pdf.type.PdfaConformanceEnum;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Service;

/**
 * Templates are compiled at their first use and kept: filling and exporting a page takes milliseconds then. A template of the folder
 * {@code zhuban.reports} comes before a packaged one of the same name; a change of it takes a restart.
 */
@Service
class JasperReports implements Reports {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** Parameter with the characters that could not be printed, for a remark on the paper itself. */
    static final String MISSING = "missing";

    private final PrintableText text;
    private final Path folder;
    private final String colours = colours();
    private final Map<String, JasperReport> compiled = new ConcurrentHashMap<>();

    JasperReports(PrintableText text, @Value("${zhuban.reports:reports}") Path folder) {
        this.text = text;
        this.folder = folder;
    }

    @Override
    public Printed print(String name, Map<String, String> values) {
        Set<String> missing = new LinkedHashSet<>();
        Map<String, Object> parameters = new HashMap<>();
        values.forEach((key, value) -> parameters.put(key, text.styled(value, missing)));
        parameters.put(MISSING, codePoints(missing));
        return new Printed(print(template(name), parameters, new JREmptyDataSource(), null), Set.copyOf(missing));
    }

    /** @param mark of a paper that is no longer valid */
    byte[] print(JasperReport template, Map<String, Object> parameters, JRDataSource rows, @Nullable VoidMark mark) {
        return export(fill(template, parameters, rows, mark));
    }

    /** @param mark of a paper that is no longer valid */
    JasperPrint fill(
            JasperReport template, Map<String, Object> parameters, JRDataSource rows, @Nullable VoidMark mark) {
        parameters.put(JRParameter.REPORT_LOCALE, Locale.SIMPLIFIED_CHINESE);
        try {
            JasperPrint filled = JasperFillManager.fillReport(template, parameters, rows);
            if (mark != null) {
                mark.stamp(filled);
            }
            return filled;
        } catch (JRException e) {
            throw new IllegalStateException("Report " + template.getName() + " could not be filled", e);
        }
    }

    boolean exists(String name) {
        return NAME.matcher(name).matches() && resource(name).exists();
    }

    JasperReport template(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a report's name");
        }
        return compiled.computeIfAbsent(name, key -> {
            try (InputStream template = resource(key).getInputStream()) {
                return JasperCompileManager.compileReport(template);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (JRException e) {
                throw new IllegalStateException("Report " + key + " does not compile", e);
            }
        });
    }

    private Resource resource(String name) {
        Resource own = new FileSystemResource(folder.resolve(name + ".jrxml"));
        return own.exists() ? own : new ClassPathResource("reports/" + name + ".jrxml");
    }

    byte[] export(JasperPrint filled) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        JRPdfExporter exporter = new JRPdfExporter();
        exporter.setExporterInput(new SimpleExporterInput(filled));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(pdf));
        SimplePdfExporterConfiguration configuration = new SimplePdfExporterConfiguration();
        configuration.setMetadataTitle(filled.getName());
        configuration.setDisplayMetadataTitle(true);
        configuration.setTagLanguage("zh-CN");
        configuration.setTagged(true);
        configuration.setPdfaConformance(PdfaConformanceEnum.PDFA_1B);
        configuration.setIccProfilePath(colours);
        exporter.setConfiguration(configuration);
        try {
            exporter.exportReport();
        } catch (JRException e) {
            throw new IllegalStateException("Report " + filled.getName() + " could not be printed", e);
        }
        return pdf.toByteArray();
    }

    /** PDF/A names its colour space; the JDK's sRGB is asked for by file. */
    private static String colours() {
        try {
            Path file = Files.createTempFile("srgb", ".icc");
            file.toFile().deleteOnExit();
            Files.write(file, ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** E.g. {@code U+20BB7、U+333FF}; empty for none. */
    static String codePoints(Set<String> missing) {
        StringBuilder names = new StringBuilder();
        for (String character : missing) {
            names.append(names.length() == 0 ? "" : "、").append(String.format("U+%04X", character.codePointAt(0)));
        }
        return names.toString();
    }
}
