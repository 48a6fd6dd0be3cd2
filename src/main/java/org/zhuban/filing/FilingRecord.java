package org.zhuban.filing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.form.FormDefinition;

/**
 * What was submitted last and what was decided about it.
 *
 * @param process     the version it runs or ran on
 * @param printed     a document is issued on approval
 * @param report      JRXML of its document; null = the generic printed form
 * @param validUntil  last day of what is approved; null = no end
 * @param data        answers of the last revision, opened: whoever shows them has asked for the right
 * @param files       of that revision
 * @param submittedAt of that revision
 * @param signature   of that revision; null for none
 * @param decision    the last decision of a person; null where a decision table decided alone
 */
public record FilingRecord(
        Filing filing,
        ProcessVersion process,
        FormDefinition form,
        boolean printed,
        @Nullable String report,
        @Nullable LocalDate validUntil,
        Map<String, Object> data,
        List<File> files,
        Instant submittedAt,
        @Nullable FilingSignature signature,
        @Nullable FilingEvent decision) {

    /**
     * A version of a filing type.
     *
     * @param name       e.g. 企业账号认证
     * @param formSource the form's file, as deployed with it
     */
    public record ProcessVersion(String definition, int version, String name, String formSource) {}

    /** An attachment as the revision keeps it; size in bytes. */
    public record File(String slot, String name, String sha256, long size) {}
}
