package org.zhuban.board.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.select.SelectVariant;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.zhuban.board.Board;
import org.zhuban.board.Board.Cut;
import org.zhuban.board.BoardExport;
import org.zhuban.board.BoardFilter.Kind;
import org.zhuban.board.BoardLine;
import org.zhuban.board.BoardQuery;
import org.zhuban.board.ReviewQuality;
import org.zhuban.common.Texts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;

/** 看板: the numbers of a supervisor's region. Region and period stand in the address. */
@Route("board")
@Menu(title = "menu.board", order = 14, icon = "vaadin:bar-chart")
@RolesAllowed("SUPERVISOR")
@StyleSheet("context://board.css")
class BoardView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Board board;
    private final ReviewQuality quality;
    private final BoardExport export;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Clock clock;

    BoardView(Board board, ReviewQuality quality, BoardExport export, LoggedIn loggedIn, Texts texts, Clock clock) {
        this.board = board;
        this.quality = quality;
        this.export = export;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.clock = clock;
        addClassNames("zb-view", "wide", "board");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        CurrentAccount account = loggedIn.require();
        List<Board.Place> places = board.places(account);
        QueryParameters asked = event.getLocation().getQueryParameters();
        BoardQuery query = BoardAddress.query(asked, places.get(0).code());
        BoardLine total = board.total(account, query);
        List<BoardLine> types = board.lines(account, query, Cut.TYPE);
        removeAll();
        add(head(account, query, places), figures(query, total));
        add(new BoardCard(Cut.WEEK, query, board.lines(account, query, Cut.WEEK), texts));
        add(new BoardCard(Cut.TYPE, query, types, texts));
        if (query.region().length() < 6) {
            add(new BoardCard(Cut.DESK, query, board.lines(account, query, Cut.DESK), texts));
        }
        add(new BoardCard(Cut.PERSON, query, board.lines(account, query, Cut.PERSON), texts));
        if (!types.isEmpty()) {
            add(new StepsCard(types, type -> board(type, query), texts));
        }
        var pair = new Div(
                QualityCards.rules(quality.rules(account, query), texts),
                QualityCards.spots(quality.spots(account, query), texts));
        pair.addClassName("board-pair");
        add(pair);
    }

    private StepsCard.Steps board(String type, BoardQuery query) {
        CurrentAccount account = loggedIn.require();
        return new StepsCard.Steps(quality.model(account, type), quality.steps(account, query, type));
    }

    private Div head(CurrentAccount account, BoardQuery query, List<Board.Place> places) {
        var title = new H2(texts.text("menu.board"));
        title.addClassName("zb-title");
        var space = new Span();
        space.addClassName("board-space");
        var head = new Div(title, way(account, query), space);
        if (places.size() > 1) {
            var region = select("board.region", places, Board.Place::name);
            places.stream()
                    .filter(place -> query.region().startsWith(place.code()))
                    .findFirst()
                    .ifPresent(region::setValue);
            region.addValueChangeListener(
                    change -> go(new BoardQuery(change.getValue().code(), query.weeks())));
            head.add(region);
        }
        var period = select("board.period", BoardQuery.PERIODS, weeks -> texts.text("board.weeks." + weeks));
        period.setId("board-period");
        period.setValue(query.weeks());
        period.addValueChangeListener(change -> go(new BoardQuery(query.region(), change.getValue())));
        head.add(period, download(query));
        head.addClassName("board-head");
        return head;
    }

    private <T> Select<T> select(String label, List<T> items, com.vaadin.flow.component.ItemLabelGenerator<T> words) {
        var select = new Select<T>();
        select.setAriaLabel(texts.text(label));
        select.addThemeVariants(SelectVariant.LUMO_SMALL);
        select.setItems(items);
        select.setItemLabelGenerator(words);
        select.setWidth("210px");
        return select;
    }

    private Nav way(CurrentAccount account, BoardQuery query) {
        var way = new Nav();
        way.addClassName("board-way");
        way.setAriaLabel(texts.text("board.region"));
        for (Board.Place place : board.way(account, query.region())) {
            if (way.getComponentCount() > 0) {
                way.add(new Span("›"));
            }
            way.add(
                    place.code().equals(query.region())
                            ? new Span(place.name())
                            : new Anchor(BoardAddress.link(new BoardQuery(place.code(), query.weeks())), place.name()));
        }
        return way;
    }

    private Anchor download(BoardQuery query) {
        var save = new Button(texts.text("review.export"), VaadinIcon.DOWNLOAD_ALT.create());
        save.addThemeVariants(ButtonVariant.LUMO_SMALL);
        var link = new Anchor(
                (DownloadHandler) event -> {
                    event.setFileName(texts.text("menu.board") + "-" + LocalDate.now(clock) + ".xlsx");
                    event.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
                    export.write(loggedIn.require(), query, event.getOutputStream());
                },
                "");
        link.add(save);
        return link;
    }

    private Div figures(BoardQuery query, BoardLine total) {
        var figures = new Div();
        figures.addClassName("board-figures");
        figures.add(
                figure("board.received", number(total.received()), link(query, Kind.RECEIVED), false),
                figure("board.automatic", number(total.automatic()), link(query, Kind.AUTOMATIC), false),
                figure("board.decided", number(total.decided()), link(query, Kind.DECIDED), false),
                figure(
                        "board.return-rate",
                        BoardTable.Cell.percent(total.returnRate()).text(),
                        link(query, Kind.RETURNED),
                        false),
                figure("board.median", BoardTable.Cell.days(total.median()).text(), null, false),
                figure("board.late", number(total.late()), link(query, Kind.LATE), total.late() > 0),
                figure("board.overdue", number(total.overdue()), "tasks?overdue=true", total.overdue() > 0));
        return figures;
    }

    private static String number(long number) {
        return BoardTable.Cell.of(number, null).text();
    }

    private static String link(BoardQuery query, Kind kind) {
        return BoardAddress.link(new org.zhuban.board.BoardFilter(query, null, kind, null, null));
    }

    private Div figure(String name, String value, @org.jspecify.annotations.Nullable String link, boolean bad) {
        var label = new Div(texts.text(name));
        label.addClassName("board-figure-name");
        var number = link == null ? new Span(value) : new Anchor(link, value);
        number.getElement().getClassList().add("board-figure-number");
        var figure = new Div(label, number);
        figure.addClassName("board-figure");
        if (bad) {
            figure.addClassName("bad");
        }
        return figure;
    }

    private static void go(BoardQuery query) {
        Map<String, String> parameters = BoardAddress.parameters(query);
        UI.getCurrent().navigate(BoardView.class, QueryParameters.simple(parameters));
    }

    /** What stands on the page, for tests. */
    List<String> words() {
        return getElement().getTextRecursively().lines().toList();
    }

    @Override
    public String getPageTitle() {
        return texts.text("menu.board") + " · " + texts.text("shell.product");
    }
}
