package org.zhuban.filing.engine.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * 打印模板: looks at a JRXML before Jasper does. A template is code, for Jasper writes its expressions into a Java class, compiles and loads
 * it; nothing of a template made in the studio can run all the same:
 *
 * <ul>
 *   <li>{@link SafeXml} reads it without DOCTYPE and entities, and {@link #VOCABULARY} lists every element, attribute and value: imports,
 *       scriptlets, customizers, format factories, queries, data adapters, style templates, hyperlinks, variables, default values and
 *       Jasper's own properties are not on it, nor is any class name but the four that {@link #TYPES} wants.
 *   <li>Names that go into the Java source are letters, digits and underlines.
 *   <li>Every expression is one of {@link ReportExpressions}: it can say no more than what is on the paper. What it refers to is declared here or
 *       counts pages.
 *   <li>The only picture is the QR and the only subreport the approval block, both handed in by the kit.
 * </ul>
 *
 * <p>Whoever compiles it asks {@link ReportExpressions} again for what Jasper has understood, should its parser read anything else than ours.
 */
final class ReportGate {

    private static final int MOST_NODES = 2_000;
    private static final int A3_SHORT = 842;
    private static final int A3_LONG = 1191;

    private static final String NUMBER = "\\d{1,4}";
    private static final String DECIMAL = "\\d{1,3}(\\.\\d{1,2})?";
    private static final String BOOLEAN = "true|false";
    private static final String COLOUR = "#[0-9A-Fa-f]{6}";
    private static final String NAME = "[a-zA-Z][a-zA-Z0-9_]{0,59}";
    private static final String TITLE = "[\\p{IsHan}A-Za-z0-9][\\p{IsHan}A-Za-z0-9（）、 _-]{0,59}";

    private static final String LINES =
            """
            jasperReport: name language uuid pageWidth pageHeight orientation columnWidth leftMargin rightMargin topMargin bottomMargin titleNewPage > property style parameter field group background title pageHeader columnHeader detail columnFooter pageFooter lastPageFooter summary
            property: name value >
            style: name style default @look > box paragraph pen conditionalStyle
            conditionalStyle: @look > conditionExpression box paragraph pen
            conditionExpression: > +text
            parameter: name class >
            field: name class >
            group: name minHeightToStartNewPage reprintHeaderOnEachPage > expression groupHeader groupFooter
            groupHeader: > band
            groupFooter: > band
            detail: > band
            @bands
            element: kind uuid style x y width height @look textAdjust stretchType positionType blankWhenNull evaluationTime scaleImage radius removeLineWhenBlank > property printWhenExpression expression text paragraph pen box parametersMapExpression dataSourceExpression
            expression: > +text
            printWhenExpression: > +text
            parametersMapExpression: > +text
            dataSourceExpression: > +text
            text: > +text
            box: padding topPadding leftPadding bottomPadding rightPadding > pen topPen leftPen bottomPen rightPen
            paragraph: firstLineIndent leftIndent rightIndent lineSpacing lineSpacingSize spacingBefore spacingAfter >
            pen: @pen
            topPen: @pen
            leftPen: @pen
            bottomPen: @pen
            rightPen: @pen
            """
                    .replace(
                            "@look",
                            "mode forecolor backcolor fontName fontSize bold italic underline strikeThrough hTextAlign vTextAlign hImageAlign vImageAlign markup rotation")
                    .replace("@pen", "lineWidth lineColor lineStyle >")
                    .replace(
                            "@bands",
                            """
                            background: @band
                            title: @band
                            pageHeader: @band
                            columnHeader: @band
                            columnFooter: @band
                            pageFooter: @band
                            lastPageFooter: @band
                            summary: @band
                            band: @band
                            """
                                    .strip())
                    .replace("@band", "height splitType uuid > property printWhenExpression element");

    private static final Vocabulary VOCABULARY = new Vocabulary(
            "jasperReport",
            LINES,
            Map.of(),
            Map.ofEntries(
                    Map.entry("jasperReport name", TITLE),
                    Map.entry("language", "java"),
                    Map.entry("uuid", "[0-9a-fA-F-]{36}"),
                    Map.entry("orientation", "Portrait|Landscape"),
                    Map.entry("titleNewPage", BOOLEAN),
                    Map.entry("property name", "com\\.jaspersoft\\.studio\\.[A-Za-z0-9.]{1,80}"),
                    Map.entry("value", "[A-Za-z0-9 ._-]{0,80}"),
                    Map.entry("style name", TITLE),
                    Map.entry("style", TITLE),
                    Map.entry("default", BOOLEAN),
                    Map.entry("parameter name", "[a-z][a-zA-Z0-9]{0,59}"),
                    Map.entry("name", NAME),
                    Map.entry(
                            "class",
                            "java\\.lang\\.String|java\\.util\\.Map|net\\.sf\\.jasperreports\\.(renderers\\.Renderable|engine\\.JasperReport)"),
                    Map.entry("field class", "java\\.lang\\.String"),
                    Map.entry("reprintHeaderOnEachPage", BOOLEAN),
                    Map.entry("splitType", "Prevent|Stretch|Immediate"),
                    Map.entry("kind", "textField|staticText|line|rectangle|ellipse|image|subreport"),
                    Map.entry("mode", "Opaque|Transparent"),
                    Map.entry("forecolor", COLOUR),
                    Map.entry("backcolor", COLOUR),
                    Map.entry("lineColor", COLOUR),
                    Map.entry("fontName", "Noto Sans SC"),
                    Map.entry("fontSize", "\\d{1,2}(\\.\\d)?"),
                    Map.entry("bold", BOOLEAN),
                    Map.entry("italic", BOOLEAN),
                    Map.entry("underline", BOOLEAN),
                    Map.entry("strikeThrough", BOOLEAN),
                    Map.entry("hTextAlign", "Left|Center|Right|Justified"),
                    Map.entry("vTextAlign", "Top|Middle|Bottom|Justified"),
                    Map.entry("hImageAlign", "Left|Center|Right"),
                    Map.entry("vImageAlign", "Top|Middle|Bottom"),
                    Map.entry("markup", "none|styled"),
                    Map.entry("rotation", "None|Left|Right|UpsideDown"),
                    Map.entry("textAdjust", "CutText|ScaleFont|StretchHeight"),
                    Map.entry(
                            "stretchType",
                            "NoStretch|ContainerHeight|ContainerBottom|ElementGroupHeight|ElementGroupBottom"),
                    Map.entry("positionType", "Float|FixRelativeToTop|FixRelativeToBottom"),
                    Map.entry("blankWhenNull", BOOLEAN),
                    Map.entry("removeLineWhenBlank", BOOLEAN),
                    Map.entry("evaluationTime", "Now|Report|Page|Master"),
                    Map.entry("scaleImage", "Clip|FillFrame|RetainShape"),
                    Map.entry("lineSpacing", "Single|OneAndHalf|Double|Proportional|Fixed|AtLeast"),
                    Map.entry("lineSpacingSize", DECIMAL),
                    Map.entry("lineWidth", DECIMAL),
                    Map.entry("lineStyle", "Solid|Dashed|Dotted|Double")),
            NUMBER);

    private static final String TEXT = "java.lang.String";

    /** Of the parameters that the kit hands in; all others are texts. */
    private static final Map<String, String> TYPES = Map.of(
            "answers", "java.util.Map",
            "meta", "java.util.Map",
            "qr", "net.sf.jasperreports.renderers.Renderable",
            "approval", "net.sf.jasperreports.engine.JasperReport");

    /** The approval block, as the packaged templates have it. */
    private static final Map<String, String> APPROVAL = Map.of(
            "expression", "$P{approval}",
            "parametersMapExpression", "$P{meta}",
            "dataSourceExpression", "new net.sf.jasperreports.engine.JREmptyDataSource()");

    private static final Set<String> COUNTED = Set.of(
            "V{PAGE_NUMBER}",
            "V{COLUMN_NUMBER}",
            "V{REPORT_COUNT}",
            "V{PAGE_COUNT}",
            "V{MASTER_CURRENT_PAGE}",
            "V{MASTER_TOTAL_PAGES}");

    private final XmlNode document;
    private final Faults faults;
    private final Set<String> declared = new HashSet<>(COUNTED);
    private final Set<String> asked = new TreeSet<>();

    private ReportGate(XmlNode document, Faults faults) {
        this.document = document;
        this.faults = faults;
    }

    /** @return keys of the answers that it prints */
    static Set<String> check(byte[] content, Faults faults) {
        try {
            var gate = new ReportGate(SafeXml.parse(content, Map.of()), faults);
            gate.check();
            return gate.asked;
        } catch (SafeXml.UnreadableException broken) {
            faults.add("", broken.code, broken.args);
            return Set.of();
        }
    }

    private void check() {
        List<XmlNode> nodes = document.all().toList();
        if (nodes.size() > MOST_NODES) {
            faults.add("", "gate.report-too-many-nodes", MOST_NODES);
            return;
        }
        VOCABULARY.check(document, faults);
        if (!faults.none()) {
            return;
        }
        page();
        parameters();
        document.children("field").forEach(field -> declared.add("F{" + field.attributes.get("name") + "}"));
        var styles = new HashSet<String>();
        document.children("style").forEach(style -> {
            named(style, styles);
            styles.add(style.attributes.getOrDefault("name", ""));
        });
        for (XmlNode node : nodes) {
            switch (node.tag) {
                case "element" -> {
                    named(node, styles);
                    element(node);
                }
                case "expression", "printWhenExpression", "conditionExpression" -> expression(node);
                case "text" -> {
                    if (!ReportExpressions.plain(node.content())) {
                        faults.add(node, "gate.report-markup");
                    }
                }
                default -> {}
            }
        }
    }

    private void page() {
        int width = number("pageWidth", 595);
        int height = number("pageHeight", 842);
        if (Math.min(width, height) > A3_SHORT || Math.max(width, height) > A3_LONG || Math.min(width, height) < 100) {
            faults.add(document, "gate.report-page", A3_SHORT, A3_LONG);
        }
    }

    private int number(String name, int otherwise) {
        String given = document.attribute(name);
        return given == null ? otherwise : Integer.parseInt(given);
    }

    private void parameters() {
        document.children("parameter").forEach(parameter -> {
            String name = parameter.attributes.getOrDefault("name", "");
            String type = TYPES.getOrDefault(name, TEXT);
            if (!type.equals(parameter.attribute("class"))) {
                faults.add(parameter, "gate.report-parameter", name, type);
            }
            declared.add("P{" + name + "}");
        });
    }

    /** A style stands on one before it, so that none stands on itself. */
    private void named(XmlNode node, Set<String> styles) {
        String style = node.attribute("style");
        if (style != null && !styles.contains(style)) {
            faults.add(node, "gate.report-style", style);
        }
    }

    private void element(XmlNode element) {
        String kind = element.attributes.getOrDefault("kind", "");
        boolean subreport = kind.equals("subreport");
        boolean sound = subreport
                ? APPROVAL.entrySet().stream().allMatch(part -> only(element, part.getKey(), part.getValue()))
                : element.child("parametersMapExpression") == null && element.child("dataSourceExpression") == null;
        if (!sound) {
            faults.add(element, "gate.report-subreport");
        }
        if (kind.equals("image") && !only(element, "expression", "$P{qr}")) {
            faults.add(element, "gate.report-image");
        }
    }

    private static boolean only(XmlNode element, String part, String says) {
        List<String> said = element.children(part).map(XmlNode::content).toList();
        return said.equals(List.of(says));
    }

    private void expression(XmlNode node) {
        String text = node.content();
        if (text.isEmpty()) {
            return;
        }
        if (!ReportExpressions.allowed(text)) {
            faults.add(node, "gate.report-expression", Vocabulary.abbreviated(text));
            return;
        }
        ReportExpressions.Asked said = ReportExpressions.read(text);
        said.references().stream()
                .filter(reference -> !declared.contains(reference))
                .forEach(reference -> faults.add(node, "gate.report-reference", "$" + reference));
        if (said.references().contains("P{answers}")) {
            asked.addAll(said.keys());
        }
    }
}
