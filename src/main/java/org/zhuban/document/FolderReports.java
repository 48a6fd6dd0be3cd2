package org.zhuban.document;

import java.io.ByteArrayInputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JREmptyDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRExpression;
import net.sf.jasperreports.engine.JRExpressionCollector;
import net.sf.jasperreports.engine.JRRuntimeException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.xml.JRXmlLoader;
import net.sf.jasperreports.governors.MaxPagesGovernor;
import net.sf.jasperreports.governors.TimeoutGovernor;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.filing.engine.ReportCompiler;
import org.zhuban.filing.engine.gate.ReportExpressions;

/**
 * 打印模板 that lie in a filing type's folder. A template of the same content is compiled once; what the gate has read is compared with what
 * Jasper has, since Jasper's reading is what runs. A paper of theirs has a last page and a last second.
 */
@Component
class FolderReports implements ReportCompiler {

    private static final int KEPT = 50;
    private static final String MOST_PAGES = "100";
    private static final String LONGEST_MILLIS = "20000";

    /** The one expression outside the grammar: rows of the approval block, which the gate allows word for word. */
    private static final String NO_ROWS = "new net.sf.jasperreports.engine.JREmptyDataSource()";

    private final JasperReports reports;
    private final ObjectProvider<ProcessDeployments> deployments;
    private final Map<String, JasperReport> compiled =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, JasperReport> eldest) {
                    return size() > KEPT;
                }
            });

    FolderReports(JasperReports reports, ObjectProvider<ProcessDeployments> deployments) {
        this.reports = reports;
        this.deployments = deployments;
    }

    /** The template that a version brought along; empty if it has none of that name. */
    Optional<JasperReport> of(String definition, String name) {
        return Optional.ofNullable(deployments.getIfAvailable())
                .flatMap(engine -> engine.file(definition, "reports/" + name + ".jrxml"))
                .map(content -> {
                    try {
                        return compiled(content);
                    } catch (JRException e) {
                        throw new IllegalStateException(
                                "Report " + name + " of " + definition + " does not compile", e);
                    }
                });
    }

    @Override
    public Optional<String> fault(byte[] jrxml) {
        if (compiled.containsKey(digest(jrxml))) {
            return Optional.empty();
        }
        try {
            JasperReport template = compile(jrxml);
            reports.print(template, nothing(), new JREmptyDataSource(), null);
            compiled.put(digest(jrxml), template);
            return Optional.empty();
        } catch (JRException | JRRuntimeException | IllegalStateException refused) {
            return Optional.of(reason(refused));
        }
    }

    private Map<String, Object> nothing() {
        var parameters = new HashMap<String, Object>();
        parameters.put("answers", Map.of());
        parameters.put("qr", Paper.qr("https://zhuban.org/q"));
        parameters.put("approval", reports.template(Paper.APPROVAL));
        parameters.put("meta", new HashMap<>(parameters));
        return parameters;
    }

    private JasperReport compiled(byte[] jrxml) throws JRException {
        JasperReport known = compiled.get(digest(jrxml));
        if (known == null) {
            known = compile(jrxml);
            compiled.put(digest(jrxml), known);
        }
        return known;
    }

    private static JasperReport compile(byte[] jrxml) throws JRException {
        JasperDesign design = JRXmlLoader.load(new ByteArrayInputStream(jrxml));
        harmless(design);
        design.setProperty(MaxPagesGovernor.PROPERTY_MAX_PAGES_ENABLED, "true");
        design.setProperty(MaxPagesGovernor.PROPERTY_MAX_PAGES, MOST_PAGES);
        design.setProperty(TimeoutGovernor.PROPERTY_TIMEOUT_ENABLED, "true");
        design.setProperty(TimeoutGovernor.PROPERTY_TIMEOUT, LONGEST_MILLIS);
        return JasperCompileManager.compileReport(design);
    }

    private static void harmless(JasperDesign design) throws JRException {
        boolean bare =
                Stream.of(design.getImports(), design.getScriptlets(), design.getTemplates(), design.getDatasets())
                                .allMatch(list -> list == null || list.length == 0)
                        && design.getScriptletClass() == null
                        && design.getFormatFactoryClass() == null
                        && design.getResourceBundle() == null
                        && (design.getLanguage() == null || design.getLanguage().equals("java"))
                        && (design.getQuery() == null || design.getQuery().getText() == null);
        if (!bare) {
            throw new JRException("more than a printed form may have");
        }
        List<JRExpression> expressions =
                JRExpressionCollector.collectExpressions(DefaultJasperReportsContext.getInstance(), design);
        for (JRExpression expression : expressions) {
            String text =
                    expression.getText() == null ? "" : expression.getText().strip();
            if (!text.isEmpty() && !text.equals(NO_ROWS) && !own(design, text) && !ReportExpressions.allowed(text)) {
                throw new JRException("expression not allowed: " + text);
            }
        }
    }

    /** Jasper's own variables start with an expression of Jasper's. */
    private static boolean own(JasperDesign design, String text) {
        return Stream.of(design.getVariables())
                .filter(variable -> variable.isSystemDefined() && variable.getInitialValueExpression() != null)
                .anyMatch(variable ->
                        text.equals(variable.getInitialValueExpression().getText()));
    }

    private static String digest(byte[] jrxml) {
        return DigestUtils.sha256Hex(jrxml);
    }

    /** The innermost sentence, without Jasper's listing of the class. */
    private static String reason(Exception refused) {
        Throwable inner = refused;
        while (inner.getCause() != null && inner.getCause() != inner) {
            inner = inner.getCause();
        }
        String message =
                String.valueOf(inner.getMessage()).replaceAll("\\s+", " ").strip();
        return message.length() <= 300 ? message : message.substring(0, 300) + "…";
    }
}
