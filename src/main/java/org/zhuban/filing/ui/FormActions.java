package org.zhuban.filing.ui;

import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.Slot;

/** What a form asks of the page that it stands on; each call checks that the reader may. Called with the session locked. */
public interface FormActions {

    /** @throws org.zhuban.common.ZhubanException whose sentence is shown at the slot */
    Attachment upload(Slot slot, String name, InputStream content);

    void delete(UUID attachment);

    /**
     * Address of a page as a picture.
     *
     * @param page  from 1
     * @param width pixels, 100 to 2,000
     */
    String previewUrl(Attachment attachment, int page, int width);

    String downloadUrl(Attachment attachment);

    /** @throws org.zhuban.common.ZhubanException whose sentence is shown at the field; with a waiting time the countdown starts there */
    void sendCode(String purpose, String mobile);

    /** Address of a document to print, sign and upload, e.g. {@code authorisation-letter}. */
    Optional<String> templateUrl(String template);
}
