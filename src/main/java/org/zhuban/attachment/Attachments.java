package org.zhuban.attachment;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files in slots (SECURITY 10, 11, 13, 14). Whether the caller may is the owner module's business: the filing kit asks first. */
public interface Attachments {

    /**
     * Takes an upload in and checks its content; call it outside a transaction, for a large file, a slow sender or a virus scan takes its time.
     * A picture is re-encoded without EXIF. Refusals are audited here, additions by the caller.
     *
     * @param owner  the filing it is meant for
     * @param holder organisation whose quota it uses besides the filing's (SECURITY 14); null for a visitor
     * @throws org.zhuban.common.InvalidInputException at {@code /<slot>}: too large, another kind than accepted, broken, script inside …
     */
    ReceivedFile receive(UUID owner, @Nullable UUID holder, Slot slot, String name, InputStream content);

    /**
     * Stores what was received and adds its row in the caller's transaction.
     *
     * @throws org.zhuban.common.InvalidInputException at {@code /<slot>}: quota used up, store out of reach
     */
    Attachment add(ReceivedFile file);

    /** Both at once, for small files at hand, without a holder. */
    Attachment add(UUID owner, Slot slot, String name, InputStream content);

    /** Live ones, oldest first. */
    List<Attachment> of(UUID owner);

    /** Live ones of several owners in one query. */
    List<Attachment> of(Collection<UUID> owners);

    /** Deleted ones too: a submitted revision may name them. Empty if it belongs to another owner. */
    Optional<Attachment> find(UUID owner, UUID id);

    /** Gives another owner the live files of this one, contents shared, in the caller's transaction. */
    void copy(UUID from, UUID to);

    /** Marks it deleted; the blob goes when no revision can name it. */
    void delete(UUID owner, UUID id);

    /** Takes it away for good, even where a revision names it: for pictures that the law lets nobody keep. No-op for none. */
    void erase(UUID owner, UUID id);

    InputStream open(Attachment attachment);

    /**
     * A page as PNG, for preview: no uploaded PDF is ever opened by a browser.
     *
     * @param page  from 1
     * @param width pixels, 100 to 2,000
     */
    byte[] preview(Attachment attachment, int page, int width);
}
