package org.zhuban.document;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.fill.JRExpressionEvalException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.xml.sax.SAXParseException;
import org.zhuban.common.Texts;

/** Why a 打印模板 cannot be printed: what is wrong and where, in the reader's language; what the libraries say stays in the log. */
@Component
class ReportReasons {

    private static final Logger LOG = LoggerFactory.getLogger(ReportReasons.class);
    private static final int LONGEST = 120;

    /** Of what does not compile: the compiler's sentence about the first expression, and that expression as Java has it. */
    private static final Pattern UNCOMPILED = Pattern.compile("1\\. (.+?) value = (.+?); //\\$JR_EXPR_ID");

    private static final Pattern HANDED =
            Pattern.compile("\\(\\([\\w.]+\\)(parameter|field|variable)_(\\w+)\\.getValue\\(\\)\\)");

    /** What the compiler says, by code; the groups are the sentence's arguments. */
    private static final Map<String, Pattern> COMPILER = new LinkedHashMap<>();

    /** What a template's check says. */
    private static final Map<String, Pattern> DESIGN = new LinkedHashMap<>();

    static {
        COMPILER.put("method", Pattern.compile("The method (\\w+)\\(.*?\\) is undefined for the type (\\w+)"));
        COMPILER.put("arguments", Pattern.compile("The method (\\w+)\\(.*?\\) in the type (\\w+) is not applicable"));
        COMPILER.put("type", Pattern.compile("Type mismatch: cannot convert from (\\S+) to (\\S+)"));
        COMPILER.put("operator", Pattern.compile("The operator (\\S+) is undefined for the argument type\\(s\\) (.+)"));
        COMPILER.put("types", Pattern.compile("Incompatible (?:conditional )?operand types (\\S+) and (\\S+)"));
        COMPILER.put("unknown", Pattern.compile("(\\S+) cannot be resolved"));
        COMPILER.put("unclosed", Pattern.compile("String literal is not properly closed"));
        COMPILER.put("syntax", Pattern.compile("Syntax error"));
        DESIGN.put("page-width", Pattern.compile("columns and the margins do not fit the page width"));
        DESIGN.put(
                "page-height", Pattern.compile("margins and the .*bands? do not fit the page|band height .* larger"));
        DESIGN.put("outside", Pattern.compile("(?:The e|E)lement (?:reaches|bottom reaches) outside"));
        DESIGN.put("parameter", Pattern.compile("Parameter not found : (\\S+)"));
        DESIGN.put("field", Pattern.compile("Field not found : (\\S+)"));
        DESIGN.put("variable", Pattern.compile("Variable not found : (\\S+)"));
        DESIGN.put(
                "style",
                Pattern.compile("(?i)style \"?([^\"\\s]+)\"? (?:not found|could not)|Could not resolve style"));
        DESIGN.put("font", Pattern.compile("Font \"(.+?)\" is not available"));
    }

    private final Texts texts;

    ReportReasons(Texts texts) {
        this.texts = texts;
    }

    String of(Throwable refused) {
        LOG.info("A printed form is refused: {}", line(refused));
        return Stream.<Function<Throwable, @Nullable String>>of(
                        this::uncompiled, this::uncounted, this::design, this::unread)
                .flatMap(reading -> chain(refused).map(reading))
                .filter(said -> said != null)
                .map(String::valueOf)
                .findFirst()
                .orElseGet(() -> texts.text("document.reason.other"));
    }

    private static Stream<Throwable> chain(Throwable refused) {
        return Stream.iterate(refused, one -> one != null, one -> one.getCause() == one ? null : one.getCause())
                .limit(20);
    }

    private static String line(Throwable refused) {
        return String.valueOf(refused.getMessage()).replaceAll("\\s+", " ").strip();
    }

    /** An expression that is no Java. */
    private @Nullable String uncompiled(Throwable refused) {
        Matcher found = UNCOMPILED.matcher(line(refused));
        if (!found.find()) {
            return null;
        }
        String expression = HANDED.matcher(found.group(2))
                .replaceAll(handed ->
                        "\\$" + handed.group(1).substring(0, 1).toUpperCase(Locale.ROOT) + "{" + handed.group(2) + "}");
        String why = first(COMPILER, found.group(1));
        return texts.text(
                "document.reason.expression",
                shortened(expression),
                why == null ? texts.text("document.reason.expression.other") : why);
    }

    /** One that compiles and fails when it is worked out. */
    private @Nullable String uncounted(Throwable refused) {
        return refused instanceof JRExpressionEvalException failed && failed.getExpression() != null
                ? texts.text(
                        "document.reason.evaluation",
                        shortened(String.valueOf(failed.getExpression().getText())))
                : null;
    }

    private @Nullable String design(Throwable refused) {
        return first(DESIGN, line(refused));
    }

    private @Nullable String unread(Throwable refused) {
        if (refused instanceof SAXParseException xml) {
            return texts.text("document.reason.xml", xml.getLineNumber(), xml.getColumnNumber());
        }
        if (!(refused instanceof JacksonException broken) || broken.getLocation() == null) {
            return null;
        }
        JsonLocation at = broken.getLocation();
        return broken instanceof PropertyBindingException unknown
                ? texts.text("document.reason.property", at.getLineNr(), at.getColumnNr(), unknown.getPropertyName())
                : texts.text("document.reason.xml", at.getLineNr(), at.getColumnNr());
    }

    private @Nullable String first(Map<String, Pattern> known, String words) {
        for (Map.Entry<String, Pattern> each : known.entrySet()) {
            Matcher found = each.getValue().matcher(words);
            if (found.find()) {
                var args = new Object[found.groupCount()];
                for (int i = 0; i < args.length; i++) {
                    args[i] = found.group(i + 1) == null ? "" : found.group(i + 1);
                }
                return texts.text("document.reason." + each.getKey(), args);
            }
        }
        return null;
    }

    private static String shortened(String expression) {
        String line = expression.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
