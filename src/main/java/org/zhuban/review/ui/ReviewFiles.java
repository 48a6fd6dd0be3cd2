package org.zhuban.review.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Image;
import java.io.InputStream;
import java.util.UUID;
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.Slot;
import org.zhuban.filing.ui.FormActions;

/** A reviewer looks at files; he neither adds nor deletes. */
record ReviewFiles(UUID filing) implements FormActions {

    @Override
    public Attachment upload(Slot slot, String name, InputStream content) {
        throw new UnsupportedOperationException("a reviewer does not upload");
    }

    @Override
    public void delete(UUID attachment) {
        throw new UnsupportedOperationException("a reviewer does not delete");
    }

    /** Address of a page as a picture; asks for the reviewer's login. */
    String previewUrl(Attachment attachment, int page, int width) {
        return "/files/" + filing + "/" + attachment.id() + "/page/" + page + "?width=" + width;
    }

    String downloadUrl(Attachment attachment) {
        return "/files/" + filing + "/" + attachment.id();
    }

    @Override
    public void show(Image picture, Attachment attachment, int page, int width) {
        picture.setSrc(previewUrl(attachment, page, width));
    }

    @Override
    public void link(Anchor download, Attachment attachment) {
        download.setHref(downloadUrl(attachment));
    }

    @Override
    public void sendCode(String purpose, String mobile) {
        throw new UnsupportedOperationException("a reviewer asks for no code");
    }

    @Override
    public boolean linkTemplate(Anchor download, String template) {
        return false;
    }
}
