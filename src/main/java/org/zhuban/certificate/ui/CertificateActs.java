package org.zhuban.certificate.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.zhuban.certificate.Binding;
import org.zhuban.certificate.Bindings;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.common.ui.ReasonDialog;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.EnterpriseEnding;
import org.zhuban.enterprise.EnterpriseRegister;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.register.Entry;
import org.zhuban.register.Register;
import org.zhuban.register.ui.EntryActs;

/** On an enterprise's page in the register: its CA certificates, and the supervisor's way to revoke one. */
@org.springframework.stereotype.Component
class CertificateActs implements EntryActs {

    private static final int TOLD = 8_000;

    private final Bindings bindings;
    private final EnterpriseEnding enterprises;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Times times;
    private final Clock clock;

    CertificateActs(
            Bindings bindings, EnterpriseEnding enterprises, LoggedIn loggedIn, Texts texts, Times times, Clock clock) {
        this.bindings = bindings;
        this.enterprises = enterprises;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.times = times;
        this.clock = clock;
    }

    @Override
    public Optional<Component> of(Register register, Entry entry, Runnable changed) {
        CurrentAccount account = loggedIn.require();
        if (!register.key().equals(EnterpriseRegister.KEY) || account.organisation() != null) {
            return Optional.empty();
        }
        List<Binding> all = bindings.seen(account, entry.id());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Enterprise enterprise = enterprises.seen(account, entry.id());
        boolean mayRevoke = bindings.mayRevoke(account, enterprise);
        var panel = new Div(new H3(texts.text("certificate.of-enterprise")));
        for (Binding binding : all) {
            Div card = CertificateCard.of(binding, texts, times, clock.instant());
            if (mayRevoke && binding.active()) {
                card.add(revoke(binding, changed));
            }
            panel.add(card);
        }
        return Optional.of(panel);
    }

    /** Asks for the reason first. */
    Button revoke(Binding binding, Runnable changed) {
        var revoke = new Button(texts.text("certificate.revoke"));
        revoke.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ERROR);
        revoke.setAriaLabel(texts.text("certificate.revoke") + " " + binding.serial());
        revoke.addClickListener(click -> OneDialog.open(
                revoke,
                new ReasonDialog(
                        texts,
                        texts.text("certificate.revoke.title", binding.serial()),
                        "certificate.revoke",
                        reason -> {
                            bindings.revoke(loggedIn.require(), binding.id(), reason);
                            Notification.show(
                                            texts.text("certificate.revoke.done"),
                                            TOLD,
                                            Notification.Position.TOP_CENTER)
                                    .addThemeVariants(NotificationVariant.LUMO_SUCCESS);
                        },
                        changed)));
        return revoke;
    }
}
