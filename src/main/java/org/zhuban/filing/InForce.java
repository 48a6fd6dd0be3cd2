package org.zhuban.filing;

import java.time.Instant;
import java.util.List;
import org.zhuban.filing.form.FieldChange;

/**
 * The approved filing 现行 about the same subject, and in what another one differs from it (SPEC 2: what changed against the register).
 *
 * @param since       when it was approved
 * @param differences answers, and slots whose files have other digests
 */
public record InForce(String number, Instant since, List<FieldChange> differences) {

    /** Was it approved after that draft was opened, so that the draft does not know it? */
    public boolean newerThan(Filing draft) {
        return since.isAfter(draft.createdAt());
    }
}
