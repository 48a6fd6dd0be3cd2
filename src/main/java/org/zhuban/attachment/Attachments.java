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
     * Checks the content, stores it, and adds the row in the caller's transaction. A picture is re-encoded without EXIF.
     *
     * @throws org.zhuban.common.InvalidInputException at {@code /<slot>}: too large, another kind than accepted, broken, script inside …
     */
    default Attachment add(UUID owner, Slot slot, String name, InputStream content) {
        return add(owner, null, slot, name, content);
    }

    /**
     * The same, counted against an enterprise's quota besides its filing's (SECURITY 14).
     *
     * @param holder organisation whose space it uses; null for a visitor
     */
    Attachment add(UUID owner, @Nullable UUID holder, Slot slot, String name, InputStream content);

    /** Live ones, oldest first. */
    List<Attachment> of(UUID owner);

    /** Live ones of several owners in one query. */
    List<Attachment> of(Collection<UUID> owners);

    /** Deleted ones too: a submitted revision may name them. Empty if it belongs to another owner. */
    Optional<Attachment> find(UUID owner, UUID id);

    /** Marks it deleted; the blob goes when no revision can name it. */
    void delete(UUID owner, UUID id);

    InputStream open(Attachment attachment);

    /**
     * A page as PNG, for preview: no uploaded PDF is ever opened by a browser.
     *
     * @param page  from 1
     * @param width pixels, 100 to 2,000
     */
    byte[] preview(Attachment attachment, int page, int width);
}
