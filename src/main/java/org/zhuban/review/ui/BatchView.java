package org.zhuban.review.ui;

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
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.common.ui.FiguresChanged;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.BatchExport;
import org.zhuban.review.DecisionBatch;
import org.zhuban.review.DecisionBatches;

/** 批量办理: how far it is, and what became of each. It goes on when the page is left. */
@Route("decision-batches/:" + BatchView.ID)
@RolesAllowed({"REVIEWER", "SUPERVISOR", "ENTERPRISE"})
@StyleSheet("context://review.css")
class BatchView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String ID = "id";
    private static final int POLL = 1_000;

    private final DecisionBatches batches;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final H2 title = new H2();
    private final Paragraph said = new Paragraph();
    private final ProgressBar bar = new ProgressBar();
    private final Grid<DecisionBatch.Item> grid = new Grid<>();
    private final Anchor save;
    private UUID id = new UUID(0, 0);
    private @Nullable Registration polls;

    BatchView(DecisionBatches batches, BatchExport export, LoggedIn loggedIn, Texts texts) {
        this.batches = batches;
        this.loggedIn = loggedIn;
        this.texts = texts;
        addClassNames("zb-view", "wide", "review-list");
        title.addClassName("zb-title");
        var button = new Button(texts.text("review.export"), VaadinIcon.DOWNLOAD_ALT.create());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        save = new Anchor(
                (DownloadHandler) event -> {
                    event.setFileName(texts.text("batch.results") + ".xlsx");
                    event.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
                    export.write(loggedIn.require(), id, event.getOutputStream());
                },
                "");
        save.getElement().setAttribute("download", true);
        save.add(button);
        var back = new Anchor("tasks", texts.text("review.back"));
        back.setId("batch-back");
        var space = new Div();
        space.addClassName("review-space");
        var head = new Div(title, space, back, save);
        head.addClassName("review-head");
        said.getElement().setAttribute("role", "status");
        said.addClassName("review-batch-said");
        bar.getElement().setAttribute("aria-label", texts.text("batch.title"));
        columns();
        add(head, said, bar, grid);
    }

    private void columns() {
        grid.addClassName("review-grid");
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.getElement().setAttribute("aria-label", texts.text("batch.results"));
        grid.addColumn(DecisionBatch.Item::position)
                .setHeader(texts.text("batch.position"))
                .setWidth("70px")
                .setFlexGrow(0);
        grid.addColumn(number())
                .setHeader(texts.text("review.number"))
                .setWidth("224px")
                .setFlexGrow(0);
        grid.addColumn(DecisionBatch.Item::title)
                .setHeader(texts.text("review.title"))
                .setFlexGrow(2);
        grid.addColumn(state())
                .setHeader(texts.text("batch.result"))
                .setWidth("110px")
                .setFlexGrow(0);
        grid.addColumn(item -> Objects.requireNonNullElse(item.reason(), ""))
                .setHeader(texts.text("batch.reason"))
                .setFlexGrow(4);
    }

    private static Renderer<DecisionBatch.Item> number() {
        return LitRenderer.<DecisionBatch.Item>of(
                        "<a class=\"review-number\" href=\"${item.href}\" ?hidden=\"${!item.href}\">${item.number}</a>"
                                + "<span class=\"review-number\" ?hidden=\"${item.href}\">${item.number}</span>")
                .withProperty("number", DecisionBatch.Item::number)
                .withProperty(
                        "href", item -> item.state() == DecisionBatch.State.REFUSED ? "tasks/" + item.task() : "");
    }

    private Renderer<DecisionBatch.Item> state() {
        return LitRenderer.<DecisionBatch.Item>of("<span class=\"zb-badge ${item.colour}\">${item.word}</span>")
                .withProperty("word", item -> texts.text("batch.state." + item.state()))
                .withProperty("colour", item -> switch (item.state()) {
                    case WAITING -> "plain";
                    case DECIDED -> "green";
                    case REFUSED -> "amber";
                });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            id = UUID.fromString(event.getRouteParameters().get(ID).orElse(""));
            show();
            grid.setItems(batches.items(loggedIn.require(), id));
        } catch (NotFoundException | IllegalArgumentException unknown) {
            event.rerouteToError(com.vaadin.flow.router.NotFoundException.class, texts.text("batch.unknown"));
        }
    }

    private DecisionBatch show() {
        DecisionBatch batch = batches.get(loggedIn.require(), id);
        title.setText(texts.text("batch.heading", texts.text("outcome." + batch.outcome()), batch.total()));
        int done = batch.decided() + batch.refused();
        said.setText(words(batch, done));
        bar.setVisible(batch.running());
        bar.setValue(batch.total() == 0 ? 1 : (double) done / batch.total());
        save.setVisible(!batch.running());
        return batch;
    }

    private String words(DecisionBatch batch, int done) {
        if (batch.running()) {
            return texts.text("batch.at-work", done, batch.total());
        }
        return batch.refused() == 0
                ? texts.text("batch.ended.all", batch.decided())
                : texts.text("batch.ended", batch.decided(), batch.refused());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        if (show().running()) {
            event.getUI().setPollInterval(POLL);
            polls = event.getUI().addPollListener(poll -> look());
        }
    }

    private void look() {
        if (!show().running()) {
            grid.setItems(batches.items(loggedIn.require(), id));
            FiguresChanged.tell(this);
            stop();
        }
    }

    private void stop() {
        Registration listening = polls;
        if (listening != null) {
            listening.remove();
            polls = null;
            getUI().ifPresent(ui -> ui.setPollInterval(-1));
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (polls != null) {
            polls.remove();
            polls = null;
            event.getUI().setPollInterval(-1);
        }
        super.onDetach(event);
    }

    /** The answers as shown, for tests. */
    List<DecisionBatch.Item> items() {
        return grid.getListDataView().getItems().toList();
    }

    @Override
    public String getPageTitle() {
        return texts.text("batch.title") + " · " + texts.text("shell.product");
    }
}
