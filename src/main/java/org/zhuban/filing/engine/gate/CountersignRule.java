package org.zhuban.filing.engine.gate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 会签: what the completion condition of a step that several sign may say, and how many approvals carry it. */
public final class CountersignRule {

    public static final int FEWEST = 2;
    public static final int MOST = 20;

    /** Ends at the first who does not approve. */
    private static final String ALL = "${outcome != 'approved'}";
    /** Ends at the first who approves. */
    private static final String ANY = "${outcome == 'approved'}";
    /** Ends when so many approved. */
    private static final Pattern SOME = Pattern.compile("\\$\\{approvals >= ([1-9][0-9]?)}");

    private CountersignRule() {}

    /** @return how many of them must approve; 0 if the condition is none of the three, or cannot come true */
    public static int needed(String condition, int of) {
        if (ALL.equals(condition)) {
            return of;
        }
        if (ANY.equals(condition)) {
            return 1;
        }
        Matcher some = SOME.matcher(condition);
        int needed = some.matches() ? Integer.parseInt(some.group(1)) : 0;
        return needed <= of ? needed : 0;
    }

    /** @return 0 if it is no number or out of bounds */
    public static int of(String cardinality) {
        int of = cardinality.matches("[1-9][0-9]?") ? Integer.parseInt(cardinality) : 0;
        return of >= FEWEST && of <= MOST ? of : 0;
    }
}
