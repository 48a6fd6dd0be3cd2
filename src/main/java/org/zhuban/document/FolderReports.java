package org.zhuban.document;

import java.io.ByteArrayInputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRExpression;
import net.sf.jasperreports.engine.JRExpressionCollector;
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
import org.zhuban.filing.engine.gate.ReportExpressions;

/**
 * 打印模板 that lie in a filing type's folder. A template of the same content is compiled once; what the gate has read is compared with what
 * Jasper has, since Jasper's reading is what runs. A paper of theirs has a last page and a last second.
 */
@Component
class FolderReports {

    private static final int KEPT = 50;
    private static final String MOST_PAGES = "100";
    private static final String LONGEST_MILLIS = "5000";

    /** The one expression outside the grammar: rows of the approval block, which the gate allows word for word. */
    private static final String NO_ROWS = "new net.sf.jasperreports.engine.JREmptyDataSource()";

    private final ObjectProvider<ProcessDeployments> deployments;
    private final Map<String, JasperReport> compiled =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, JasperReport> eldest) {
                    return size() > KEPT;
                }
            });

    FolderReports(ObjectProvider<ProcessDeployments> deployments) {
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

    /** Only of what the gate lets pass. */
    JasperReport compiled(byte[] jrxml) throws JRException {
        String digest = DigestUtils.sha256Hex(jrxml);
        JasperReport known = compiled.get(digest);
        if (known == null) {
            known = compile(jrxml);
            compiled.put(digest, known);
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
}
