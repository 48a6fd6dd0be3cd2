package org.zhuban.register;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.zhuban.filing.form.FieldChange;

/**
 * What one filing made of an entry.
 *
 * @param changes field by field, personal numbers masked; all fields of a first version
 */
public record EntryVersion(
        int version, UUID filing, String number, String type, String by, Instant at, List<FieldChange> changes) {}
