package org.zhuban.register;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.form.FieldChange;

/**
 * What one filing made of an entry.
 *
 * @param filing  null where the authority changed it itself; then it has no number, and its type is the verb, e.g. {@code project-create}
 * @param changes field by field, personal numbers masked; all fields of a first version
 */
public record EntryVersion(
        int version,
        @Nullable UUID filing,
        @Nullable String number,
        String type,
        String by,
        Instant at,
        List<FieldChange> changes) {}
