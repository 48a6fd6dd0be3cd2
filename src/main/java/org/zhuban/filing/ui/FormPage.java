package org.zhuban.filing.ui;

import java.util.List;
import java.util.Map;
import org.zhuban.attachment.Attachment;
import org.zhuban.filing.Prefill;
import org.zhuban.filing.form.FormElement;

/** What the parts of a form know of the whole. */
interface FormPage {

    FormServices services();

    FormActions actions();

    boolean readOnly();

    /** Is this field only to be read: because the whole form is, or because it was accepted? */
    default boolean reads(@SuppressWarnings("unused") FormElement field) {
        return readOnly();
    }

    /** Was it accepted, so that it is opened only on purpose? */
    default boolean accepted(@SuppressWarnings("unused") FormElement field) {
        return false;
    }

    /** The reader wants to change a field that was accepted. */
    default void reopen(@SuppressWarnings("unused") FormElement field) {}

    /** Answers taken over from a register or an outside source. */
    void take(Prefill taken);

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
