package org.zhuban.attachment;

import java.time.Instant;
import java.util.UUID;

/**
 * An attachment 附件.
 *
 * @param owner     the filing it belongs to
 * @param slot      key of the form's slot
 * @param name      label given by the uploader, cleaned; never a path
 * @param mediaType found from the content: {@code application/pdf}, {@code image/jpeg} or {@code image/png}
 * @param size      bytes as stored
 * @param pages     pages of a PDF; 1 for a picture
 * @param sha256    hex digest of what is stored
 */
public record Attachment(
        UUID id,
        UUID owner,
        String slot,
        String name,
        String mediaType,
        long size,
        int pages,
        String sha256,
        Instant createdAt) {}
