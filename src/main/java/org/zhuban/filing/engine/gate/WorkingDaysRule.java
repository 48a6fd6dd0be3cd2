package org.zhuban.filing.engine.gate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 等待工作日: a timer with extension property {@code workingDays} = {@code true} counts its days by the calendar of working days. */
public final class WorkingDaysRule {

    /** Name of the extension property. */
    public static final String PROPERTY = "workingDays";

    public static final int MOST = 250;

    private static final Pattern DAYS = Pattern.compile("P([1-9][0-9]{0,2})D");

    private WorkingDaysRule() {}

    /**
     * @param flag     the extension property; null = none
     * @param duration as the diagram writes it
     * @return how many working days the timer waits; 0 where it counts plain time, or no number of whole days that may be
     */
    public static int days(@Nullable String flag, String duration) {
        Matcher days = DAYS.matcher(duration);
        int count = "true".equals(flag) && days.matches() ? Integer.parseInt(days.group(1)) : 0;
        return count <= MOST ? count : 0;
    }
}
