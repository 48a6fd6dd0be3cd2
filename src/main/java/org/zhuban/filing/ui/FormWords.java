package org.zhuban.filing.ui;

import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import com.vaadin.flow.component.upload.UploadI18N;
import java.util.List;
import org.zhuban.attachment.Slot;
import org.zhuban.common.Texts;

/** The words of Vaadin's own widgets. */
final class FormWords {

    private final Texts texts;

    FormWords(Texts texts) {
        this.texts = texts;
    }

    DatePickerI18n dates(String unreadable) {
        return new DatePickerI18n()
                .setDateFormats("yyyy-MM-dd", "yyyyMMdd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日")
                .setMonthNames(words("form.date.months"))
                .setWeekdays(words("form.date.weekdays"))
                .setWeekdaysShort(words("form.date.weekdays-short"))
                .setFirstDayOfWeek(1)
                .setToday(texts.text("form.date.today"))
                .setCancel(texts.text("form.date.cancel"))
                .setBadInputErrorMessage(unreadable);
    }

    private List<String> words(String code) {
        return List.of(texts.text(code).split(",", -1));
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
