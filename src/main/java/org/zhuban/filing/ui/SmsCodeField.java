package org.zhuban.filing.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhuban.common.HalfWidth;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Mobile;
import org.zhuban.common.Texts;
import org.zhuban.common.TooManyException;
import org.zhuban.common.ZhubanException;

/** Six digits and the button that has them sent. The minute until the next one counts down in the browser and outlives a reload of the page. */
final class SmsCodeField extends CustomField<String> {

    private static final Logger log = LoggerFactory.getLogger(SmsCodeField.class);

    /** RULES, ZZ: ask again after 60 s. */
    private static final Duration AGAIN = Duration.ofSeconds(60);

    private final TextField code = new TextField();
    private final Button send;
    private final Div note = new Div();
    private final Texts texts;
    private final String purpose;
    private final Supplier<String> mobile;
    private final FormActions actions;
    private String sentTo = "";

    SmsCodeField(Texts texts, String purpose, Supplier<String> mobile, FormActions actions) {
        super("");
        this.texts = texts;
        this.purpose = purpose;
        this.mobile = mobile;
        this.actions = actions;
        send = new Button(texts.text("form.code.get"), click -> send());
        code.setManualValidation(true);
        code.addValueChangeListener(change -> updateValue());
        code.setPlaceholder(texts.text("form.code.digits"));
        code.setAriaLabel(texts.text("form.code.digits"));
        code.getElement().setAttribute("inputmode", "numeric").setAttribute("autocomplete", "one-time-code");
        Div row = new Div(code, send);
        row.addClassName("zbf-code");
        note.addClassName("zbf-code-note");
        note.getElement().setAttribute("aria-live", "polite");
        add(row, note);
        setWidthFull();
    }

    private void send() {
        String number = HalfWidth.code(mobile.get());
        if (Mobile.fault(number) != null) {
            say("form.code.mobile-first", true);
            return;
        }
        try {
            actions.sendCode(purpose, number);
            sentTo = number;
            note.setText(texts.text("form.code.sent", new Mobile(number).toString()));
            note.removeClassName("zbf-bad");
            countDown(AGAIN);
            code.focus();
        } catch (TooManyException early) {
            sentTo = number;
            note.setText(texts.of(early));
            note.addClassName("zbf-bad");
            countDown(early.retryAfter());
        } catch (InvalidInputException invalid) {
            note.setText(texts.of(invalid.errors().get(0)));
            note.addClassName("zbf-bad");
        } catch (ZhubanException refused) {
            note.setText(texts.of(refused));
            note.addClassName("zbf-bad");
        } catch (RuntimeException failed) {
            log.error("A one-time code could not be sent", failed);
            say("form.code.failed", true);
        }
    }

    private void say(String sentence, boolean bad) {
        note.setText(texts.text(sentence));
        note.setClassName("zbf-bad", bad);
    }

    /** Another number may be asked for at once: the limit is one a minute for each number. */
    void mobileChanged() {
        if (!sentTo.isEmpty() && !sentTo.equals(HalfWidth.code(mobile.get()))) {
            sentTo = "";
            note.setText("");
            countDown(Duration.ofSeconds(-1));
        }
    }

    private void countDown(Duration wait) {
        send.getElement()
                .executeJs(
                        "window.zhubanForm.countDown(this, $0, $1, $2)",
                        purpose,
                        (int) Math.min(wait.toSeconds(), 86_400),
                        texts.text("form.code.again", "{0}"));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        countDown(Duration.ZERO);
    }

    @Override
    protected String generateModelValue() {
        return code.getValue();
    }

    @Override
    protected void setPresentationValue(String value) {
        code.setValue(value);
    }

    @Override
    public void setInvalid(boolean invalid) {
        super.setInvalid(invalid);
        code.setInvalid(invalid);
    }

    @Override
    public void focus() {
        code.focus();
    }
}
