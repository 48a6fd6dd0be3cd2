package org.zhuban.studio.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Image;
import java.io.InputStream;
import java.util.UUID;
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.Slot;
import org.zhuban.common.UnprocessableException;
import org.zhuban.filing.ui.FormActions;

/** A form that is only looked at: nothing is uploaded, sent or asked. */
final class PreviewActions implements FormActions {

    @Override
    public Attachment upload(Slot slot, String name, InputStream content) {
        throw new UnprocessableException("studio.preview.only");
    }

    @Override
    public void delete(UUID attachment) {
        throw new UnprocessableException("studio.preview.only");
    }

    @Override
    public void show(Image picture, Attachment attachment, int page, int width) {
        // there are no pictures
    }

    @Override
    public void link(Anchor download, Attachment attachment) {
        // there are no files
    }

    @Override
    public void sendCode(String purpose, String mobile) {
        throw new UnprocessableException("studio.preview.only");
    }

    @Override
    public boolean linkTemplate(Anchor download, String template) {
        return false;
    }
}
