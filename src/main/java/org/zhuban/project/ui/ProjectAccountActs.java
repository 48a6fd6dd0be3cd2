package org.zhuban.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.identity.LoggedIn;
import org.zhuban.project.ProjectAccountOffice;
import org.zhuban.project.ProjectAccountOffice.Row;

/** What an enterprise does with a project account 项目账号: hands it over, renews its password, disables it. */
final class ProjectAccountActs {

    private static final int TOLD = 8_000;

    private final ProjectAccountOffice office;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Times times;
    private final Runnable changed;

    ProjectAccountActs(ProjectAccountOffice office, LoggedIn loggedIn, Texts texts, Times times, Runnable changed) {
        this.office = office;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.times = times;
        this.changed = changed;
    }

    /** The button of a row. */
    Component of(Row row) {
        var bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_SMALL);
        MenuItem manage = bar.addItem(texts.text("project-account.manage"));
        manage.setAriaLabel(
                texts.text("project-account.manage") + " " + row.account().login());
        var menu = manage.getSubMenu();
        menu.addItem(
                texts.text("project-account.hand-over"),
                click -> OneDialog.open(bar, new HandOverDialog(office, loggedIn, texts, row, this::handedOver)));
        menu.addItem(
                texts.text("project-account.reset"),
                click -> ask(bar, row, "project-account.reset", () -> {
                    office.reset(loggedIn.require(), row.account().id());
                    tell("project-account.reset.done", row.account().mobile());
                }));
        boolean enabled = row.account().enabled();
        String act = enabled ? "project-account.disable" : "project-account.enable";
        menu.addItem(
                texts.text(act),
                click -> ask(
                        bar,
                        row,
                        act,
                        () -> office.enable(loggedIn.require(), row.account().id(), !enabled)));
        menu.addItem(
                texts.text("project-account.holders"),
                click -> OneDialog.open(bar, new HoldersDialog(office, loggedIn.require(), texts, times, row)));
        return bar;
    }

    private void handedOver(Row row) {
        changed.run();
        tell("project-account.hand-over.done", row.project().name());
    }

    private void ask(Component opener, Row row, String code, Runnable act) {
        var sure = new ConfirmDialog();
        sure.setHeader(texts.text(code));
        sure.setText(texts.text(
                code + ".sure",
                row.project().name(),
                HandOverDialog.somebody(texts, row),
                row.account().mobile()));
        sure.setCancelable(true);
        sure.setCancelText(texts.text("project-account.cancel"));
        sure.setConfirmText(texts.text(code));
        sure.addConfirmListener(confirmed -> {
            try {
                act.run();
            } catch (ZhubanException refused) {
                Notification.show(texts.of(refused), TOLD, Notification.Position.TOP_CENTER)
                        .addThemeVariants(NotificationVariant.LUMO_ERROR);
            }
            changed.run();
        });
        OneDialog.open(opener, sure);
    }

    private void tell(String code, String argument) {
        Notification.show(texts.text(code, argument), TOLD, Notification.Position.TOP_CENTER)
                .addThemeVariants(NotificationVariant.LUMO_SUCCESS);
    }
}
