package org.zhuban.attachment;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Who else names attachments for good; the filing kit answers for submitted revisions. Without such a bean nothing deleted is ever purged. */
public interface AttachmentReferences {

    /** Those of the given attachments that something immutable names. */
    Set<UUID> stillNamed(Collection<UUID> attachments);
}
