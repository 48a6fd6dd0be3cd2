package org.zhuban.filing.ui;

import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.component.upload.UploadI18N;
import java.util.List;
import org.zhuban.attachment.Slot;
import org.zhuban.common.Texts;
import org.zhuban.common.ui.CalendarWords;

/** The words of Vaadin's own widgets. */
final class FormWords {

    private final Texts texts;

    FormWords(Texts texts) {
        this.texts = texts;
    }

    DatePickerI18n dates(String unreadable) {
        return CalendarWords.of(texts).setBadInputErrorMessage(unreadable);
    }

    /** What the browser refuses is given in codes of {@code form.slot.*}: only {@link SlotInput} knows which file it was. */
    UploadI18N upload(Slot slot) {
        String choose = texts.text("form.slot.choose");
        String drop = texts.text("form.slot.drop");
        UploadI18N words = new UploadI18N();
        words.setAddFiles(new UploadI18N.AddFiles().setOne(choose).setMany(choose));
        words.setDropFiles(new UploadI18N.DropFiles().setOne(drop).setMany(drop));
        words.setError(new UploadI18N.Error()
                .setTooManyFiles("form.slot.too-many")
                .setFileIsTooBig("form.slot.too-large")
                .setIncorrectFileType("form.slot.wrong-kind"));
        words.setFile(new UploadI18N.File()
                .setRetry(texts.text("form.slot.retry"))
                .setStart(texts.text("form.slot.start"))
                .setRemove(texts.text("form.slot.remove")));
        String failed = texts.text("form.slot.failed", slot.label());
        words.setUploading(new UploadI18N.Uploading()
                .setStatus(new UploadI18N.Uploading.Status()
                        .setConnecting(texts.text("form.slot.uploading"))
                        .setStalled(texts.text("form.slot.stalled"))
                        .setProcessing(texts.text("form.slot.processing"))
                        .setHeld(texts.text("form.slot.waiting")))
                .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                        .setPrefix(texts.text("form.slot.remaining"))
                        .setUnknown(texts.text("form.slot.unknown-time")))
                .setError(new UploadI18N.Uploading.Error()
                        .setServerUnavailable(failed)
                        .setUnexpectedServerError(failed)
                        .setForbidden(failed)));
        words.setUnits(List.of("B", "KB", "MB", "GB"), 1024);
        return words;
    }
}
