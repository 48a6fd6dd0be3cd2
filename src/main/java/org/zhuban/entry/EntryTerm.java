package org.zhuban.entry;

import java.time.LocalDate;
import java.time.Month;

/** How long an entry is valid (RULES XJ 1), in civil dates of Asia/Shanghai. */
public final class EntryTerm {

    /** From this day of December the extension to the next year is open. */
    private static final int OPENS = 20;

    private EntryTerm() {}

    /** Of a first filing: to the end of its year. */
    public static LocalDate first(LocalDate filedOn) {
        return endOf(filedOn.getYear());
    }

    /** May an entry valid until then be extended on that day? What has expired may always. */
    public static boolean extendable(LocalDate validUntil, LocalDate filedOn) {
        return validUntil.isBefore(filedOn) || !filedOn.isBefore(opens(validUntil));
    }

    /** The first day on which it can be extended. */
    public static LocalDate opens(LocalDate validUntil) {
        return LocalDate.of(validUntil.getYear(), Month.DECEMBER, OPENS);
    }

    /** A year more, or for one that has expired to the end of the present year. */
    public static LocalDate extended(LocalDate validUntil, LocalDate filedOn) {
        return validUntil.isBefore(filedOn) ? endOf(filedOn.getYear()) : endOf(validUntil.getYear() + 1);
    }

    private static LocalDate endOf(int year) {
        return LocalDate.of(year, Month.DECEMBER, 31);
    }
}
