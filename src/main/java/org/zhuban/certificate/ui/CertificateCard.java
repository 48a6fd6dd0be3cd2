package org.zhuban.certificate.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import org.zhuban.certificate.Binding;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;

/** A certificate as its enterprise and staff see it: state, validity, and how it ended. */
final class CertificateCard {

    private CertificateCard() {}

    static Div of(Binding binding, Texts texts, Times times, Instant now) {
        var badge = new Span(texts.text("certificate.state." + binding.state()));
        badge.addClassNames("zb-badge", binding.active() && !binding.expired(now) ? "green" : "plain");
        var name = new Span(texts.text("certificate.serial", binding.serial()));
        name.addClassName("certificate-name");
        var head = new Div(name, badge);
        head.addClassName("certificate-head");
        var list = new DescriptionList();
        row(list, texts.text("certificate.subject"), binding.subject());
        row(list, texts.text("certificate.issuer"), binding.issuer());
        row(list, texts.text("certificate.algorithm"), binding.algorithm());
        row(
                list,
                texts.text("certificate.validity"),
                texts.text("certificate.from-to", times.day(binding.validFrom()), times.day(binding.validUntil())));
        row(list, texts.text("certificate.fingerprint"), binding.fingerprint());
        row(list, texts.text("certificate.bound-at"), times.shown(binding.boundAt()));
        var card = new Div(head, list);
        card.addClassNames("zb-panel", "certificate-card");
        if (binding.active() && binding.expired(now)) {
            card.add(warning(texts.text("certificate.expired")));
        } else if (binding.active() && binding.expiresSoon(now)) {
            long days = Duration.between(now, binding.validUntil()).toDays();
            card.add(warning(texts.text("certificate.expires-soon", days)));
        }
        if (!binding.active()) {
            card.add(new Paragraph(texts.text(
                    "certificate.ended." + binding.state(),
                    times.shown(binding.endedAt()),
                    String.valueOf(binding.endedBy()),
                    String.valueOf(binding.endReason()))));
        }
        return card;
    }

    private static Paragraph warning(String text) {
        var warning = new Paragraph(text);
        warning.addClassNames("zb-note", "warn");
        return warning;
    }

    private static void row(DescriptionList list, String term, String value) {
        list.add(new DescriptionList.Term(term), new DescriptionList.Description(value));
    }
}
