package org.zhuban.filing;

import java.time.Instant;
import java.util.List;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;

/** A save came second: {@code filing.changed-meanwhile} with who and when, and which fields. */
public class ChangedMeanwhileException extends ConflictException {

    private final transient List<Change> changes;

    ChangedMeanwhileException(String by, Instant at, List<Change> changes) {
        super("filing.changed-meanwhile", by, at);
        this.changes = List.copyOf(changes);
    }

    /** In the form's order; empty when only the filing's state is another. */
    public List<Change> changes() {
        return changes;
    }

    @Override
    public List<FieldError> fields() {
        return changes.stream()
                .map(change -> new FieldError(
                        "/" + change.field(), "field.changed-meanwhile", change.label(), change.by(), change.at()))
                .toList();
    }

    /** A field that another changed since. */
    public record Change(String field, String label, String by, Instant at) {}
}
