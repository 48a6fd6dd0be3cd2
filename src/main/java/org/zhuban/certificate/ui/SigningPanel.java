package org.zhuban.certificate.ui;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.dom.Element;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.certificate.EnterpriseCertificate;
import org.zhuban.certificate.FilingSigning;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService.Applicant;

/**
 * 使用CA证书签名: asks the vendor's program in the browser for its certificates, lets it sign, and hands in the signature. The PIN is an element that
 * the server never reads.
 */
@JavaScript("context://certificate-signing.js")
@StyleSheet("context://certificate.css")
final class SigningPanel extends Div {

    private static final int TOLD = 8_000;
    private static final TypeReference<List<Held>> LIST = new TypeReference<>() {};

    private final String middleware;
    private final FilingSigning signing;
    private final Applicant applicant;
    private final UUID filing;
    private final Texts texts;
    private final ObjectMapper json;
    private final Runnable signed;
    private final Button begin;
    private final Div form = new Div();
    private final Div note = new Div();

    SigningPanel(
            String middleware,
            FilingSigning signing,
            Applicant applicant,
            Filing filing,
            Texts texts,
            ObjectMapper json,
            Runnable signed) {
        this.middleware = middleware;
        this.signing = signing;
        this.applicant = applicant;
        this.filing = filing.id();
        this.texts = texts;
        this.json = json;
        this.signed = signed;
        addClassNames("zb-panel", "certificate-signing");
        var title = new Div(texts.text("certificate.sign.title"));
        title.addClassName("zb-aside-title");
        begin = new Button(texts.text("certificate.sign"), click -> ask());
        begin.setId("sign-filing");
        begin.setDisableOnClick(true);
        note.addClassNames("zb-note", "bad");
        note.getElement().setAttribute("role", "alert");
        note.setVisible(false);
        add(title, new Paragraph(texts.text("certificate.sign.text." + filing.state())), note, begin, form);
    }

    /** A certificate in the lock, as the program lists it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Held(String id, String algorithm, String certificate) {}

    /** What the button does; a dialog does it at once. */
    void ask() {
        say(null);
        begin.setEnabled(false);
        getElement()
                .executeJs("return window.zhubanSigning.list($0)", middleware)
                .then(String.class, this::listed, failed -> down());
    }

    /** For tests too. */
    void listed(String list) {
        begin.setEnabled(true);
        if (list.isEmpty()) {
            down();
            return;
        }
        try {
            List<Held> held = json.readValue(list, LIST).stream()
                    .filter(one -> signing.mine(applicant, one.certificate()))
                    .toList();
            if (held.isEmpty()) {
                say(texts.text("certificate.sign.none"));
            } else {
                choose(held);
            }
        } catch (JsonProcessingException strange) {
            down();
        }
    }

    private void choose(List<Held> held) {
        var certificate = new Select<Held>();
        certificate.setLabel(texts.text("certificate.login.lock.certificate"));
        certificate.setItems(held);
        certificate.setItemLabelGenerator(this::label);
        certificate.setValue(held.get(0));
        certificate.setId("sign-certificate");
        certificate.setWidthFull();
        var pin = new Element("input")
                .setAttribute("type", "password")
                .setAttribute("autocomplete", "off")
                .setAttribute("maxlength", "64")
                .setAttribute("id", "sign-pin");
        var label = new Element("label")
                .setText(texts.text("certificate.login.lock.pin"))
                .setAttribute("for", "sign-pin");
        var field = new Div();
        field.addClassName("zb-field");
        field.getElement().appendChild(label, pin);
        var sign = new Button(texts.text("certificate.sign.go"));
        sign.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        sign.setId("sign-now");
        sign.setDisableOnClick(true);
        sign.addClickListener(click -> sign(certificate.getValue(), pin, sign));
        begin.setVisible(false);
        form.removeAll();
        form.add(certificate, field, sign);
        pin.executeJs("this.focus()");
    }

    /** All are the enterprise's own: serial numbers tell them apart. */
    private String label(Held held) {
        return held.algorithm() + " · "
                + EnterpriseCertificate.read(held.certificate())
                        .map(one -> texts.text("certificate.serial", one.serial()))
                        .orElse("");
    }

    private void sign(Held with, Element pin, Button button) {
        say(null);
        String text = signing.of(applicant, filing).text();
        if (text == null) {
            return;
        }
        String data = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        pin.executeJs("return window.zhubanSigning.sign($0, $1, this, $2)", middleware, with.id(), data)
                .then(String.class, answer -> answered(with, answer, button), failed -> {
                    button.setEnabled(true);
                    down();
                });
    }

    private void answered(Held with, String answer, Button button) {
        button.setEnabled(true);
        switch (answer) {
            case "" -> down();
            case "pin" -> say(texts.text("certificate.login.lock.pin-wrong"));
            default -> handIn(with, answer);
        }
    }

    /** For tests too. */
    void handIn(Held with, String signature) {
        try {
            signing.sign(applicant, filing, with.certificate(), signature);
            Notification.show(texts.text("certificate.sign.done"), TOLD, Notification.Position.TOP_CENTER)
                    .addThemeVariants(NotificationVariant.LUMO_SUCCESS);
            signed.run();
        } catch (InvalidInputException refused) {
            say(texts.text("certificate.sign.refused", texts.of(refused.errors().get(0))));
        } catch (ZhubanException refused) {
            say(texts.of(refused));
        }
    }

    private void down() {
        begin.setEnabled(true);
        say(texts.text("certificate.sign.down"));
    }

    private void say(@Nullable String sentence) {
        note.setText(sentence == null ? "" : sentence);
        note.setVisible(sentence != null);
    }
}
