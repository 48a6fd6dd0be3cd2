/**
 * Files in slots: content checks, storage by digest, preview as pictures.
 */
@ApplicationModule(
        displayName = "Attachments 附件",
        allowedDependencies = {"common", "audit", "privacy", "identity"})
@NullMarked
package org.zhuban.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
