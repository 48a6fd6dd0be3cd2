package org.zhuban.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.StaffAccounts;
import org.zhuban.identity.StaffAccounts.Listed;
import org.zhuban.reference.Regions;

/** Makes a staff account, or changes one and acts on it. */
class AccountDialog extends Dialog {

    private final StaffAccounts accounts;
    private final Texts texts;
    private final @Nullable Listed account;
    private final Runnable changed;
    private final TextField login = new TextField();
    private final TextField name = new TextField();
    private final TextField mobile = new TextField();
    private final GrantsField grants;

    /** @param id null = a new one */
    AccountDialog(StaffAccounts accounts, Regions regions, Texts texts, @Nullable UUID id, Runnable changed) {
        this.accounts = accounts;
        this.texts = texts;
        this.changed = changed;
        this.account = id == null ? null : accounts.get(id);
        this.grants = new GrantsField(texts, regions);
        setHeaderTitle(account == null ? texts.text("accounts.create") : account.login());
        setWidth("46rem");
        setMaxWidth("96vw");
        add(fields());
        if (account != null) {
            add(acts(account));
        }
        var save = new Button(texts.text("accounts.save"), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(texts.text("accounts.cancel"), click -> close()), save);
    }

    private Component fields() {
        login.setLabel(texts.text("accounts.login"));
        login.setHelperText(texts.text("accounts.login.hint"));
        login.setMaxLength(40);
        name.setLabel(texts.text("accounts.name"));
        name.setMaxLength(100);
        mobile.setLabel(texts.text("accounts.mobile"));
        mobile.setMaxLength(11);
        if (account == null) {
            mobile.setHelperText(texts.text("accounts.mobile.hint"));
            grants.setValue(List.of());
        } else {
            login.setVisible(false);
            name.setValue(account.displayName());
            mobile.setPlaceholder(account.mobile());
            mobile.setHelperText(texts.text("accounts.mobile.keep"));
            grants.setValue(account.grants());
        }
        for (var field : List.of(login, name, mobile)) {
            field.setWidthFull();
        }
        var fields = new VerticalLayout(login, name, mobile, grants);
        fields.setPadding(false);
        fields.setSpacing(false);
        return fields;
    }

    private Component acts(Listed present) {
        var acts = new Div();
        acts.getStyle()
                .set("display", "flex")
                .set("flex-wrap", "wrap")
                .set("gap", "8px")
                .set("margin-top", "16px");
        acts.add(act("accounts.reset", () -> show(accounts.resetPassword(present.id()))));
        if (present.locked()) {
            acts.add(act("accounts.unlock", () -> accounts.unlock(present.id())));
        }
        acts.add(act("accounts.end-sessions", () -> accounts.endSessions(present.id())));
        var enabling = act(
                present.enabled() ? "accounts.disable" : "accounts.enable",
                () -> accounts.enable(present.id(), !present.enabled()));
        if (present.enabled()) {
            enabling.addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        acts.add(enabling);
        return acts;
    }

    /** Asks first. */
    private Button act(String code, Runnable act) {
        return new Button(texts.text(code), click -> {
            var sure = new ConfirmDialog();
            sure.setHeader(texts.text(code));
            sure.setText(texts.text(code + ".sure", account == null ? "" : account.login()));
            sure.setCancelable(true);
            sure.setCancelText(texts.text("accounts.cancel"));
            sure.setConfirmText(texts.text(code));
            sure.addConfirmListener(confirmed -> attempt(act));
            OneDialog.open(click.getSource(), sure);
        });
    }

    private void save() {
        attempt(() -> {
            if (account == null) {
                show(accounts.create(login.getValue(), name.getValue(), mobile.getValue(), grants.getValue()));
            } else {
                accounts.change(account.id(), account.version(), name.getValue(), mobile.getValue(), grants.getValue());
            }
        });
    }

    private void attempt(Runnable act) {
        var fields = new LinkedHashMap<String, Consumer<String>>();
        var known = Map.<String, HasValidation>of(
                "/login", login, "/displayName", name, "/mobile", mobile, "/grants", grants);
        known.forEach((field, input) -> {
            input.setInvalid(false);
            fields.put(field, message -> {
                input.setErrorMessage(message);
                input.setInvalid(true);
            });
        });
        try {
            act.run();
            changed.run();
            close();
        } catch (InvalidInputException invalid) {
            invalid.errors().forEach(error -> fields.getOrDefault(error.field(), Notification::show)
                    .accept(texts.of(error)));
        } catch (ZhubanException refused) {
            Notification.show(texts.of(refused), 6000, Notification.Position.MIDDLE);
        }
    }

    private void show(Accounts.Issued issued) {
        var dialog = new Dialog();
        dialog.setHeaderTitle(texts.text("accounts.issued"));
        var login = new Paragraph(texts.text("accounts.issued.login", issued.login()));
        var password = new TextField(texts.text("accounts.issued.password"));
        password.setValue(issued.password());
        password.setReadOnly(true);
        password.setWidthFull();
        password.setHelperText(texts.text("accounts.issued.once"));
        dialog.add(login, password);
        dialog.getFooter().add(new Button(texts.text("accounts.issued.done"), click -> dialog.close()));
        dialog.setCloseOnOutsideClick(false);
        dialog.open();
    }
}
