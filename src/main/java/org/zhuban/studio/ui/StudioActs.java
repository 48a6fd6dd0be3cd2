package org.zhuban.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.util.UUID;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.filing.FilingTypes;
import org.zhuban.filing.engine.ProcessRefusedException;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.studio.Migrations;
import org.zhuban.studio.Release;
import org.zhuban.studio.Releases;
import org.zhuban.studio.Suspensions;

/** The buttons by which a process administrator changes what runs; any page of the studio can place them. */
@SpringComponent
record StudioActs(
        Suspensions suspensions,
        Releases releases,
        Migrations migrations,
        FilingTypes types,
        LoggedIn loggedIn,
        Texts texts,
        Clock clock) {

    private static final int TOLD = 10_000;
    private static final Releases.Prospect RELEASED = new Releases.Prospect(false, "");

    /** 暂停受理, or 恢复受理 of a type that is suspended. @param done shows the page anew */
    Button suspension(String type, String name, Runnable done) {
        boolean suspended = suspensions.of(account(), type).isPresent();
        Button button = suspended
                ? button("suspension.resume", VaadinIcon.PLAY)
                : button("suspension.suspend", VaadinIcon.PAUSE);
        button.setId("studio-suspension");
        button.addClickListener(click -> {
            if (suspended) {
                attempt(() -> suspensions.resume(account(), type));
                done.run();
            } else {
                OneDialog.open(button, new SuspensionDialog(this, type, name, done));
            }
        });
        return button;
    }

    /** 提请发布 of a draft. */
    Button release(UUID draft) {
        Button button = button("release.ask", VaadinIcon.ROCKET);
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        button.setId("studio-release");
        button.addClickListener(click -> OneDialog.open(
                button,
                new ReleaseDialog(
                        this,
                        texts.text("release.ask"),
                        Release.Kind.DRAFT,
                        releases.prospect(account(), draft),
                        pairs ->
                                migrations.previewDraft(account(), draft, pairs).orElse(null),
                        wish -> releases.ask(account(), draft, wish))));
        return button;
    }

    /** 采用 the newer packaged folder. */
    Button packaged(String type) {
        Button button = button("release.packaged", VaadinIcon.PACKAGE);
        button.setId("studio-packaged");
        button.addClickListener(click -> OneDialog.open(
                button,
                new ReleaseDialog(
                        this,
                        texts.text("release.packaged"),
                        Release.Kind.PACKAGED,
                        RELEASED,
                        pairs -> migrations
                                .previewPackaged(account(), type, pairs)
                                .orElse(null),
                        wish -> releases.askPackaged(account(), type, wish))));
        return button;
    }

    /** 恢复旧版: back to an earlier version. */
    Button rollback(String type, String definition, int version) {
        Button button = button("release.rollback", VaadinIcon.ROTATE_LEFT);
        button.setAriaLabel(texts.text("release.rollback.to", version));
        button.addClickListener(click -> OneDialog.open(
                button,
                new ReleaseDialog(
                        this,
                        texts.text("release.rollback.to", version),
                        Release.Kind.ROLLBACK,
                        RELEASED,
                        pairs -> migrations
                                .previewRollback(account(), type, definition, pairs)
                                .orElse(null),
                        wish -> releases.askRollback(account(), type, definition, wish))));
        return button;
    }

    /** 迁移 of what runs on a version to another. */
    Button migrate(String type, String source, String target) {
        Button button = button("migration.begin", VaadinIcon.ARROW_RIGHT);
        button.addClickListener(click -> OneDialog.open(
                button,
                new ReleaseDialog(
                        this,
                        texts.text("migration.begin.of", version(type, source), version(type, target)),
                        Release.Kind.MIGRATE,
                        RELEASED,
                        pairs -> migrations.preview(account(), type, source, target, pairs),
                        wish -> migrations.ask(account(), type, source, target, wish))));
        return button;
    }

    /** To the page of what a dialog began. */
    static void leave(Dialog dialog, Class<? extends Component> view, String parameter, UUID id) {
        var page = dialog.getUI(); // gone once it is closed
        dialog.close();
        page.ifPresent(ui -> ui.navigate(view, new RouteParameters(parameter, id.toString())));
    }

    private Button button(String code, VaadinIcon icon) {
        var button = new Button(texts.text(code), icon.create());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    String typeName(String type) {
        return types.names().getOrDefault(type, type);
    }

    /** 第 3 版. */
    String version(String type, String definition) {
        return releases.version(account(), type, definition)
                .map(number -> texts.text("release.version", number))
                .orElse(definition);
    }

    CurrentAccount account() {
        return loggedIn.require();
    }

    /** False if it was refused, which is told. */
    boolean attempt(Runnable act) {
        try {
            act.run();
            return true;
        } catch (ZhubanException refused) {
            tell(refused);
            return false;
        }
    }

    void tell(ZhubanException refused) {
        Notification told = Notification.show(words(refused), TOLD, Notification.Position.TOP_CENTER);
        told.addThemeVariants(NotificationVariant.LUMO_ERROR);
        told.setAssertive(true);
    }

    /** Of what the gate refuses, the first fault with its cure. */
    String words(ZhubanException refused) {
        if (refused instanceof ProcessRefusedException gate && !gate.faults().isEmpty()) {
            var first = gate.faults().get(0);
            return texts.of(refused) + " "
                    + texts.text(first.code(), first.args().toArray());
        }
        return refused instanceof InvalidInputException invalid
                ? texts.of(invalid.errors().get(0))
                : texts.of(refused);
    }
}
