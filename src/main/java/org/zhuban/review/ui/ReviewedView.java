package org.zhuban.review.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.Revoking;
import org.zhuban.filing.ui.FilingBadge;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.ReviewedFiling;
import org.zhuban.review.ReviewedFilings;
import org.zhuban.review.SpotChecks;
import org.zhuban.review.WatchedFilings;

/** A filing for the staff of its desks, decided or running: the panels of a task's page without its acts. */
@Route("reviewed/:" + ReviewedView.FILING)
@RolesAllowed({"REVIEWER", "SUPERVISOR", "ENTERPRISE", "PROCESS_ADMIN"})
@StyleSheet("context://review.css")
@JavaScript("context://keys.js")
class ReviewedView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String FILING = "filing";
    static final String FROM = "from-list";
    static final String WATCHED = "watched";
    static final String DRAWN = "drawn";

    private final ReviewedFilings reviewed;
    private final WatchedFilings watched;
    private final TaskPanels panels;
    private final TeamParts team;
    private final CopyCards copies;
    private final TaskWays ways;
    private final SpotChecks spotChecks;
    private final Revoking revoking;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Times times;
    private QueryParameters from = QueryParameters.empty();
    private String title = "";

    ReviewedView(
            ReviewedFilings reviewed,
            WatchedFilings watched,
            TaskPanels panels,
            TeamParts team,
            CopyCards copies,
            TaskWays ways,
            SpotChecks spotChecks,
            Revoking revoking,
            LoggedIn loggedIn,
            Texts texts,
            Times times) {
        this.reviewed = reviewed;
        this.watched = watched;
        this.panels = panels;
        this.team = team;
        this.copies = copies;
        this.ways = ways;
        this.spotChecks = spotChecks;
        this.revoking = revoking;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.times = times;
        addClassName("review-task");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        from = event.getLocation().getQueryParameters();
        load(id(event.getRouteParameters().get(FILING).orElse("")));
    }

    private void load(UUID filing) {
        show(reviewed.details(loggedIn.require(), filing));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException("filing.unknown");
        }
    }

    private void show(ReviewedFiling shown) {
        FilingDetails details = shown.filing();
        title = details.filing().title();
        removeAll();
        var body = new Div(panels.filed(details, panels.form(details)), beside(shown));
        body.addClassName("review-body");
        add(head(shown));
        if (shown.team() != null) {
            copies.of(shown.team(), () -> load(details.filing().id())).forEach(this::add);
        }
        spotChecks
                .of(loggedIn.require(), details.filing().id())
                .ifPresent(check -> add(new SpotCheckCard(
                        spotChecks, revoking, loggedIn.require(), check, texts, times, () -> load(check.filing()))));
        add(body);
        Keys.ofTask(this);
    }

    private TabSheet beside(ReviewedFiling shown) {
        TabSheet sheet = panels.beside(shown.filing(), null);
        if (shown.team() != null) {
            TeamPanel record = team.read(shown.team(), shown.filing().form());
            sheet.add(record.tab(), record);
        }
        return sheet;
    }

    private Div head(ReviewedFiling shown) {
        FilingDetails details = shown.filing();
        var back = new Button(VaadinIcon.ARROW_LEFT.create(), click -> back());
        back.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        back.setAriaLabel(texts.text("review.back-to-list"));
        back.setTooltipText(texts.text("review.back-to-list"));
        back.setId("back");
        var heading = new H2(title);
        heading.addClassName("zb-title");
        var number = new Span(details.filing().number());
        number.addClassName("review-number");
        var line = new Div(
                number,
                new Span(details.model().name()),
                new Span(texts.text("review.submitted", times.shown(details.lastSubmission()))));
        line.addClassName("review-line");
        var words = new Div(heading, line);
        words.addClassName("review-heading");
        var marks = new Div(new FilingBadge(details.filing().state(), texts));
        marks.addClassName("review-marks");
        var acts = new Div();
        acts.addClassName("review-desk");
        if (loggedIn.require().organisation() == null) {
            acts.add(new WatchButton(watched, loggedIn, texts, details.filing().id()));
        }
        String task = shown.task();
        if (task != null) {
            var open = new Button(texts.text("review.open-task"), click -> open(task));
            open.setId("open-task");
            acts.add(open);
        }
        Runnable recall = ways.recall(this, details.filing().id(), again -> open(again.id()));
        if (recall != null) {
            var takeBack = new Button(texts.text("recall"), click -> recall.run());
            takeBack.setId("recall");
            acts.add(takeBack);
        }
        var top = new Div(back, words, marks, acts);
        top.addClassName("review-top");
        return top;
    }

    private static void open(String task) {
        UI.getCurrent().navigate(TaskDetailsView.class, new RouteParameters(TaskDetailsView.ID, task));
    }

    private void back() {
        String list = from.getSingleParameter(FROM).orElse("");
        if (list.equals(WATCHED)) {
            UI.getCurrent().navigate(WatchListView.class);
        } else if (list.equals(DRAWN)) {
            UI.getCurrent().navigate(SpotCheckListView.class);
        } else {
            UI.getCurrent().navigate(DoneListView.class, DoneAddress.of(from).parameters());
        }
    }

    /** What stands on the page, for tests. */
    List<String> words() {
        return getElement().getTextRecursively().lines().toList();
    }

    @Override
    public String getPageTitle() {
        return title + " · " + texts.text("shell.product");
    }
}
