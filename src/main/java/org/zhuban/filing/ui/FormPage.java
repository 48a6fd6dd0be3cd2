package org.zhuban.filing.ui;

import java.util.List;
import java.util.Map;
import org.zhuban.attachment.Attachment;
import org.zhuban.filing.form.FormElement;

/** What the parts of a form know of the whole. */
interface FormPage {

    FormServices services();

    FormActions actions();

    boolean readOnly();

    /** All answers as they stand. */
    Map<String, Object> data();

    /** The reader changed this field. */
    void changed(FormElement field);

    /** The reader is done with this field for now. */
    void left(FormElement field);

    List<Attachment> attachments(String slot);

    void attached(FormElement slot, Attachment attachment);

    void detached(FormElement slot, Attachment attachment);

    /** The reader of a decision points at this field. */
    void picked(FormElement field);

    default String text(String code, Object... args) {
        return services().texts().text(code, args);
    }
}
