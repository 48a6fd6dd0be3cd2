package org.zhuban.filing.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Image;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.Slot;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Page;
import org.zhuban.filing.Picker;
import org.zhuban.filing.Synchronisation;

/** What a form asks of the page that it stands on; each call checks that the reader may. Called with the session locked. */
public interface FormActions {

    /** @throws org.zhuban.common.ZhubanException whose sentence is shown at the slot */
    Attachment upload(Slot slot, String name, InputStream content);

    void delete(UUID attachment);

    /**
     * Gives the picture its source: a page of the file. No secret stands in an address.
     *
     * @param page  from 1
     * @param width pixels, 100 to 2,000
     */
    void show(Image picture, Attachment attachment, int page, int width);

    /** Gives the link its target: the file. */
    void link(Anchor download, Attachment attachment);

    /** @throws org.zhuban.common.ZhubanException whose sentence is shown at the field; with a waiting time the countdown starts there */
    void sendCode(String purpose, String mobile);

    /**
     * Asks a picker by its name.
     *
     * @throws org.zhuban.common.ZhubanException whose sentence is shown in the dialog
     */
    default Page<Picker.Choice> pick(String picker, String query, Map<String, Object> data, @Nullable String cursor) {
        throw new NotFoundException("filing.picker-unknown", picker);
    }

    /** Message code of what a picker says in place of searching for this; empty = it searches. */
    default Optional<String> pickerWants(String picker, String query) {
        return Optional.empty();
    }

    /**
     * Asks an outside source for the answers that come whole from it 一键同步.
     *
     * @param name of the {@link Synchronisation}
     */
    default Synchronisation.Answer sync(String name, Map<String, Object> data) {
        throw new NotFoundException("filing.sync-unknown", name);
    }

    /**
     * Gives the link its target: a document to print, sign and upload, e.g. {@code authorisation-letter}, with what is saved so far.
     *
     * @return is there one for this reader?
     */
    boolean linkTemplate(Anchor download, String template);
}
