package org.zhuban.attachment;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who else names attachments for good; the filing kit answers for submitted revisions. Without such a bean nothing deleted is ever purged. */
public interface AttachmentReferences {

    /**
     * Those of the given attachments that something immutable names.
     *
     * @param owners of each attachment
     */
    Set<UUID> stillNamed(Map<UUID, UUID> owners);
}
