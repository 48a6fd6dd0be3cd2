package org.zhuban.studio;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Programme;

/**
 * 流程草稿: what a filing type's folder is to become.
 *
 * @param type      key of the filing type
 * @param base      process definition it began from; null = a new type
 * @param editor    account that writes in it; all others read
 * @param version   of the whole draft; who saves says which one he saw
 */
public record Draft(
        UUID id,
        String type,
        @Nullable String base,
        Programme programme,
        String name,
        State state,
        UUID editor,
        String editorName,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        String changedBy,
        long version) {

    /** What became of it. */
    public enum State {
        /** Somebody works on it. */
        DRAFT,
        /** Its release was asked for: it is only read. */
        SUBMITTED,
        RELEASED,
        DISCARDED
    }

    public boolean open() {
        return state == State.DRAFT || state == State.SUBMITTED;
    }

    /** May this account write in it now? */
    public boolean editedBy(UUID account) {
        return state == State.DRAFT && editor.equals(account);
    }
}
