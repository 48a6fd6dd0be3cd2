package org.zhuban.filing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 一键同步 (XJ 3.1): answers that come whole from an outside source, by one click, into lists that the applicant only reads. A list of the form
 * names it in property {@code sync}; message code {@code sync.<name>} names the button.
 */
public interface Synchronisation {

    /** E.g. {@code qualifications}; lower case, unique. */
    String name();

    /**
     * Asks the source now, outside any transaction, authorised here.
     *
     * @param data answers of the form as they stand
     */
    Answer sync(FilingService.Applicant applicant, Map<String, Object> data);

    /**
     * What came of it.
     *
     * @param taken answers to take over; null = none, what stood there stays
     * @param told  a sentence: what was found, what not, and why
     */
    record Answer(@Nullable Prefill taken, String told) {}
}
