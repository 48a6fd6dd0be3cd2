package org.zhuban.filing.engine.gate;

import java.util.Set;
import java.util.TreeSet;

/**
 * The few expressions that a 打印模板 may hold, read by hand. Jasper compiles them as Java, so the grammar has no word for a class, a
 * constructor, a static or chained call, a lambda, an assignment, a comment or an escape that Java reads before it reads the text
 * ({@code \}{@code uXXXX}, but for the no-break space):
 *
 * <pre>
 * choice   = or [ "?" choice ":" choice ]
 * or       = and { "||" and }          and = equal { "&&" equal }
 * equal    = compare [ ("=="|"!=") compare ]
 * compare  = sum [ ("&lt;"|"&lt;="|"&gt;"|"&gt;=") sum ]
 * sum      = term { "+" term }
 * term     = "!" term | "(" choice ")" | "(" "String" ")" value | value | number | "null" | "true" | "false"
 * value    = ref [ "." call ] [ "." question, after get ] | text [ ".repeat(" number up to 200 ")" ]
 * ref      = "$F{name}" | "$P{name}" | "$V{name}"
 * call     = question | "get(" text ")"
 * question = "isEmpty()" | "length()" | ("equals"|"startsWith"|"endsWith"|"contains") "(" text ")"
 * </pre>
 */
public final class ReportExpressions {

    private static final int LONGEST = 4_000;
    private static final int DEEPEST = 20;
    private static final int MOST_REPEATED = 200;
    private static final Set<String> ASKING = Set.of("equals", "startsWith", "endsWith", "contains");
    private static final String NO_BREAK_SPACE = "\\u00A0";

    private final String source;
    private final Set<String> references = new TreeSet<>();
    private final Set<String> keys = new TreeSet<>();
    private int at;
    private int depth;

    /**
     * What an expression speaks of.
     *
     * @param references e.g. {@code P{title}}
     * @param keys       what it gets by name, e.g. of {@code $P{answers}}
     */
    record Asked(Set<String> references, Set<String> keys) {}

    private static final class NotAllowedException extends RuntimeException {

        NotAllowedException() {
            super("not allowed", null, false, false);
        }
    }

    private ReportExpressions(String source) {
        this.source = source;
    }

    /** Is it an expression of this grammar? Whether what it refers to exists is asked of the whole template. */
    public static boolean allowed(String expression) {
        try {
            read(expression);
            return true;
        } catch (NotAllowedException refused) {
            return false;
        }
    }

    /** Only of what is {@link #allowed}. */
    static Asked read(String expression) {
        if (expression.length() > LONGEST) {
            throw new NotAllowedException();
        }
        var reading = new ReportExpressions(expression);
        reading.choice();
        reading.space();
        reading.require(reading.at == expression.length());
        return new Asked(reading.references, reading.keys);
    }

    private void choice() {
        require(++depth <= DEEPEST);
        or();
        if (taken("?")) {
            choice();
            expect(":");
            choice();
        }
        depth--;
    }

    private void or() {
        do {
            and();
        } while (taken("||"));
    }

    private void and() {
        do {
            equal();
        } while (taken("&&"));
    }

    private void equal() {
        compare();
        if (taken("==") || taken("!=")) {
            compare();
        }
    }

    private void compare() {
        sum();
        if (taken("<=") || taken(">=") || taken("<") || taken(">")) {
            sum();
        }
    }

    private void sum() {
        do {
            term();
        } while (taken("+"));
    }

    private void term() {
        require(++depth <= DEEPEST);
        if (taken("!")) {
            term();
        } else if (taken("(")) {
            int inside = at;
            if ("String".equals(word())) {
                expect(")");
                value();
            } else {
                at = inside;
                choice();
                expect(")");
            }
        } else {
            space();
            char first = here();
            if (first == '$' || first == '"') {
                value();
            } else if (digit(first)) {
                number();
            } else {
                require(Set.of("null", "true", "false").contains(word()));
            }
        }
        depth--;
    }

    private void value() {
        space();
        if (here() == '"') {
            text();
            if (taken(".")) {
                require(word().equals("repeat"));
                expect("(");
                require(number() <= MOST_REPEATED);
                expect(")");
            }
            return;
        }
        reference();
        if (taken(".")) {
            String call = word();
            if (!call.equals("get")) {
                question(call);
                return;
            }
            expect("(");
            keys.add(text());
            expect(")");
            if (taken(".")) {
                question(word());
            }
        }
    }

    private void question(String call) {
        expect("(");
        if (ASKING.contains(call)) {
            text();
        } else {
            require(call.equals("isEmpty") || call.equals("length"));
        }
        expect(")");
    }

    private void reference() {
        require(here() == '$');
        at++;
        char kind = here();
        require(kind == 'F' || kind == 'P' || kind == 'V');
        at++;
        require(here() == '{');
        at++;
        int from = at;
        require(letter(here()));
        while (letter(here()) || digit(here()) || here() == '_') {
            at++;
        }
        String name = source.substring(from, at);
        require(here() == '}');
        at++;
        references.add(kind + "{" + name + "}");
    }

    /** Without {@code $}, which Jasper replaces inside texts too, and without any tag but an underline's. */
    private String text() {
        space();
        require(here() == '"');
        at++;
        var read = new StringBuilder();
        while (here() != '"') {
            char next = here();
            if (next == '\\') {
                if (source.startsWith(NO_BREAK_SPACE, at)) {
                    read.append('\u00A0');
                    at += NO_BREAK_SPACE.length();
                } else {
                    at++;
                    char escaped = here();
                    require(escaped == 'n' || escaped == '"');
                    read.append(escaped == 'n' ? '\n' : escaped);
                    at++;
                }
            } else {
                require(next >= ' ' && !Character.isISOControl(next) && next != '$');
                read.append(next);
                at++;
            }
        }
        at++;
        require(plain(read.toString()));
        return read.toString();
    }

    /** Styled text may underline; it may not link. */
    static boolean plain(String text) {
        return text.replace("<style isUnderline=\"true\">", "")
                        .replace("</style>", "")
                        .indexOf('<')
                < 0;
    }

    private int number() {
        space();
        int from = at;
        while (digit(here())) {
            at++;
        }
        require(at > from && at - from <= 6);
        int whole = Integer.parseInt(source.substring(from, at));
        require(!letter(here()) && here() != '_' && (whole > 0 ? source.charAt(from) != '0' : at == from + 1));
        return whole;
    }

    private String word() {
        space();
        int from = at;
        while (letter(here())) {
            at++;
        }
        return source.substring(from, at);
    }

    private boolean taken(String sign) {
        space();
        if (!source.startsWith(sign, at)) {
            return false;
        }
        at += sign.length();
        return true;
    }

    private void expect(String sign) {
        require(taken(sign));
    }

    private void space() {
        while (here() == ' ' || here() == '\n' || here() == '\r' || here() == '\t') {
            at++;
        }
    }

    /** NUL behind the end, which nothing takes. */
    private char here() {
        return at < source.length() ? source.charAt(at) : '\0';
    }

    private static boolean letter(char one) {
        return one >= 'a' && one <= 'z' || one >= 'A' && one <= 'Z';
    }

    private static boolean digit(char one) {
        return one >= '0' && one <= '9';
    }

    private void require(boolean allowed) {
        if (!allowed) {
            throw new NotAllowedException();
        }
    }
}
