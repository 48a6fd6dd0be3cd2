package org.zhuban.review.ui;

import java.io.InputStream;
import java.util.Optional;
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

    @Override
    public String previewUrl(Attachment attachment, int page, int width) {
        return "/files/" + filing + "/" + attachment.id() + "/page/" + page + "?width=" + width;
    }

    @Override
    public String downloadUrl(Attachment attachment) {
        return "/files/" + filing + "/" + attachment.id();
    }

    @Override
    public void sendCode(String purpose, String mobile) {
        throw new UnsupportedOperationException("a reviewer asks for no code");
    }

    @Override
    public Optional<String> templateUrl(String template) {
        return Optional.empty();
    }
}
