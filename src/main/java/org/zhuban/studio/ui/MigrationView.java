package org.zhuban.studio.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.studio.Migration;
import org.zhuban.studio.MigrationExport;

/** 在办件迁移: how far it is, and what did not move. It goes on when the page is left. */
@Route("studio/migrations/:" + MigrationView.ID)
@RolesAllowed("PROCESS_ADMIN")
@StyleSheet("context://studio.css")
class MigrationView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String ID = "id";
    private static final int POLL = 1_000;

    private final StudioActs acts;
    private final Times times;
    private final Texts texts;
    private final H2 title = new H2();
    private final Anchor back;
    private final Anchor asked;
    private final Paragraph about = new Paragraph();
    private final Paragraph said = new Paragraph();
    private final ProgressBar bar = new ProgressBar();
    private final Grid<Migration.Item> grid = new Grid<>();
    private final Button cancel;
    private final Button retry;
    private final Anchor save;
    private UUID id = new UUID(0, 0);
    private @Nullable Registration polls;

    MigrationView(StudioActs acts, MigrationExport export, Times times) {
        this.acts = acts;
        this.times = times;
        this.texts = acts.texts();
        addClassNames("zb-view", "wide");
        title.addClassName("zb-title");
        about.addClassName("zb-sub");
        said.getElement().setAttribute("role", "status");
        bar.getElement().setAttribute("aria-label", texts.text("migration.title-page"));
        cancel = new Button(
                texts.text("migration.cancel"),
                click -> act(() -> acts.migrations().cancel(acts.account(), id)));
        cancel.setId("migration-cancel");
        retry = new Button(
                texts.text("migration.retry"),
                click -> act(() -> acts.migrations().retry(acts.account(), id)));
        retry.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        retry.setId("migration-retry");
        var excel = new Button(texts.text("review.export"), VaadinIcon.DOWNLOAD_ALT.create());
        save = new Anchor(
                (DownloadHandler) event -> {
                    event.setFileName(texts.text("migration.failures") + ".xlsx");
                    event.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
                    export.write(acts.account(), id, event.getOutputStream());
                },
                "");
        save.getElement().setAttribute("download", true);
        save.add(excel);
        var buttons = new Div(cancel, retry, save);
        buttons.getStyle().set("display", "flex").set("gap", "12px");
        columns();
        back = new Anchor("", texts.text("migration.back"));
        asked = new Anchor("", texts.text("migration.release"));
        asked.setId("migration-release");
        var head = new Div(back, title);
        head.addClassName("studio-head");
        add(head, about, asked, bar, said, buttons, grid);
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.getElement().setAttribute("aria-label", texts.text("migration.failures"));
        grid.addColumn(Migration.Item::number)
                .setHeader(texts.text("migration.number"))
                .setWidth("224px")
                .setFlexGrow(0);
        grid.addColumn(Migration.Item::title)
                .setHeader(texts.text("migration.title"))
                .setFlexGrow(2);
        grid.addColumn(Migration.Item::reason)
                .setHeader(texts.text("migration.reason"))
                .setFlexGrow(4);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            id = UUID.fromString(event.getRouteParameters().get(ID).orElse(""));
            show();
        } catch (NotFoundException | IllegalArgumentException unknown) {
            event.rerouteToError(com.vaadin.flow.router.NotFoundException.class, texts.text("migration.unknown"));
        }
    }

    private void act(Runnable act) {
        acts.attempt(act);
        if (show().running()) {
            getUI().ifPresent(this::poll);
        }
    }

    private Migration show() {
        Migration migration = acts.migrations().get(acts.account(), id);
        back.setHref("studio/types/" + migration.type());
        title.setText(texts.text("migration.heading", acts.typeName(migration.type())));
        about.setText(texts.text(
                "migration.about",
                acts.version(migration.type(), migration.source()),
                acts.version(migration.type(), migration.target()),
                migration.by(),
                times.shown(migration.madeAt())));
        asked.setVisible(migration.release() != null);
        asked.setHref("studio/releases/" + migration.release());
        int answered = migration.done() + migration.over() + migration.failed();
        bar.setVisible(migration.running());
        bar.setValue(migration.total() == 0 ? 1 : Math.min(1, (double) answered / migration.total()));
        String code = migration.running()
                ? "migration.at-work"
                : migration.cancelledBy() == null ? "migration.ended" : "migration.cancelled";
        said.setText(texts.text(code, migration.done(), migration.total(), migration.over(), migration.failed()));
        cancel.setVisible(migration.running() && migration.cancelledBy() == null);
        boolean left = !migration.running() && (migration.failed() > 0 || migration.cancelledBy() != null);
        retry.setVisible(left);
        save.setVisible(!migration.running() && migration.failed() > 0);
        grid.setVisible(migration.failed() > 0);
        if (migration.failed() > 0) {
            grid.setItems(acts.migrations().failures(acts.account(), id));
        }
        return migration;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        if (show().running()) {
            poll(event.getUI());
        }
    }

    private void poll(com.vaadin.flow.component.UI ui) {
        if (polls == null) {
            ui.setPollInterval(POLL);
            polls = ui.addPollListener(poll -> {
                if (!show().running()) {
                    stop(ui);
                }
            });
        }
    }

    private void stop(com.vaadin.flow.component.UI ui) {
        Registration listening = polls;
        if (listening != null) {
            listening.remove();
            polls = null;
            ui.setPollInterval(-1);
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stop(event.getUI());
        super.onDetach(event);
    }

    @Override
    public String getPageTitle() {
        return texts.text("migration.title-page") + " · " + texts.text("shell.product");
    }
}
