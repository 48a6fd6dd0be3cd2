package org.zhuban.filing.ui;

import com.vaadin.flow.component.html.Div;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.filing.FilingSignature;

/** 已使用CA证书签名: whose certificate signed the submission, and when. */
public final class SignatureNote {

    private SignatureNote() {}

    public static Div of(FilingSignature signature, Texts texts, Times times) {
        Div note = FilingNotes.note(
                "good",
                texts.text("filing.signed"),
                texts.text("filing.signed.text", signature.subject(), signature.serial(), times.shown(signature.at())));
        note.addClassName("zb-signed");
        return note;
    }
}
