package org.zhuban.document;

import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import net.sf.jasperreports.engine.JREmptyDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperPrintManager;
import net.sf.jasperreports.engine.JasperReport;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.common.UnprocessableException;
import org.zhuban.filing.engine.ReportCompiler;

/** 样张: a type's own 打印模板 before there is any filing, tried with made-up texts and shown to whoever draws it. */
@Component
class SampleReports implements ReportCompiler {

    private static final int TRIED = 500;
    private static final int MOST_PICTURES = 5;
    private static final float ZOOM = 1.5f;
    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;

    /** Texts of {@code document.sample.…}. */
    private static final List<String> NAMED = List.of("holder", "region", "files", "approver", "opinion");

    private static final Map<String, String> GIVEN = Map.ofEntries(
            Map.entry("number", "XC-320507-2026-000000"),
            Map.entry("filingNumber", "XC20260101320507000000"),
            Map.entry("holderCode", "91320507MA00000000"),
            Map.entry("issuedOn", "2026年1月9日"),
            Map.entry("validUntil", "2027年1月8日"),
            Map.entry("submittedOn", "2026年1月4日"),
            Map.entry("signed", ""),
            Map.entry("site", "https://zhuban.example"),
            Map.entry("codeFirst", "0".repeat(20)),
            Map.entry("codeSecond", "0".repeat(20)),
            Map.entry("digest", "0".repeat(64)),
            Map.entry("formDigest", "0".repeat(12)),
            Map.entry("key", "0".repeat(16)),
            Map.entry("masked", ""),
            Map.entry(JasperReports.MISSING, ""));

    private final JasperReports reports;
    private final FolderReports own;
    private final PrintableText text;
    private final ReportReasons reasons;
    private final Texts texts;
    private final Set<String> sound = Collections.newSetFromMap(Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > TRIED;
        }
    }));

    SampleReports(JasperReports reports, FolderReports own, PrintableText text, ReportReasons reasons, Texts texts) {
        this.reports = reports;
        this.own = own;
        this.text = text;
        this.reasons = reasons;
        this.texts = texts;
    }

    /** Any key's answer. */
    private static final class EveryAnswer extends AbstractMap<String, String> {

        private final UnaryOperator<String> answer;

        EveryAnswer(UnaryOperator<String> answer) {
            this.answer = answer;
        }

        @Override
        public String get(Object key) {
            return answer.apply(String.valueOf(key));
        }

        @Override
        public Set<Entry<String, String>> entrySet() {
            return Set.of();
        }
    }

    @Override
    public Optional<String> fault(byte[] jrxml) {
        String digest = DigestUtils.sha256Hex(jrxml);
        if (sound.contains(digest)) {
            return Optional.empty();
        }
        try {
            JasperReport template = own.compiled(jrxml);
            for (UnaryOperator<String> answer : List.<UnaryOperator<String>>of(key -> key, key -> "")) {
                Map<String, Object> parameters = parameters(name -> answer.apply(name), new EveryAnswer(answer));
                reports.print(template, parameters, new JREmptyDataSource(), null);
            }
            sound.add(digest);
            return Optional.empty();
        } catch (JRException | RuntimeException | StackOverflowError refused) {
            return Optional.of(reasons.of(refused));
        }
    }

    @Override
    public Set<String> parameters() {
        var names = new HashSet<>(GIVEN.keySet());
        names.addAll(NAMED);
        names.addAll(Set.of("title", "process", "answers", "meta", "qr", "approval"));
        return names;
    }

    @Override
    public List<byte[]> pictures(byte[] jrxml, String type, Map<String, String> answers) {
        try {
            JasperReport template = own.compiled(jrxml);
            Map<String, String> printable = answers.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, answer -> printable(answer.getValue())));
            Map<String, Object> parameters = parameters(name -> printable(said(name, type)), printable);
            var mark = new VoidMark(words("document.sample"), words("document.sample.line"));
            JasperPrint filled = reports.fill(template, parameters, new JREmptyDataSource(), mark);
            var pictures = new ArrayList<byte[]>();
            for (int page = 0; page < Math.min(filled.getPages().size(), MOST_PICTURES); page++) {
                pictures.add(png((BufferedImage) JasperPrintManager.printPageToImage(filled, page, ZOOM)));
            }
            return pictures;
        } catch (JRException | IllegalStateException refused) {
            throw new UnprocessableException("document.sample.broken", reasons.of(refused));
        }
    }

    private Map<String, Object> parameters(UnaryOperator<String> said, Map<String, String> answers) {
        var parameters = new HashMap<String, Object>();
        parameters().forEach(name -> parameters.put(name, said.apply(name)));
        parameters.put("answers", answers);
        parameters.put("qr", Paper.qr("https://zhuban.example/q"));
        parameters.put("approval", reports.template(Paper.APPROVAL));
        parameters.put("meta", new HashMap<>(parameters));
        return parameters;
    }

    private String said(String name, String type) {
        if (NAMED.contains(name)) {
            return words("document.sample." + name);
        }
        return switch (name) {
            case "title" -> words("document.paper.title", type);
            case "process" -> words("document.paper.process", type, 1);
            default -> GIVEN.getOrDefault(name, "");
        };
    }

    private String printable(String plain) {
        return text.styled(plain, new HashSet<>());
    }

    private String words(String code, Object... args) {
        return texts.text(LANGUAGE, code, args);
    }

    private static byte[] png(RenderedImage page) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(page, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
