package org.zhuban.board.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zhuban.board.Board;
import org.zhuban.board.BoardExport;
import org.zhuban.board.BoardFiling;
import org.zhuban.board.BoardFilings;
import org.zhuban.board.BoardFilter;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ui.KeysetPager;
import org.zhuban.filing.ui.FilingBadge;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;

/** The filings behind a number of the board. Which ones stands in the address. */
@Route("board/filings")
@RolesAllowed("SUPERVISOR")
@StyleSheet("context://review.css")
@StyleSheet("context://board.css")
class BoardFilingsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int SIZE = 50;

    private final Board board;
    private final BoardFilings filings;
    private final BoardExport export;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final Times times;
    private final Clock clock;
    private final Grid<BoardFiling> grid = new Grid<>();
    private final Div head = new Div();
    private final Div empty = new Div();
    private final KeysetPager pager;
    private @Nullable BoardFilter filter;

    BoardFilingsView(
            Board board,
            BoardFilings filings,
            BoardExport export,
            LoggedIn loggedIn,
            Texts texts,
            Times times,
            Clock clock) {
        this.board = board;
        this.filings = filings;
        this.export = export;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.times = times;
        this.clock = clock;
        addClassNames("zb-view", "wide", "review-list");
        pager = new KeysetPager(texts, this::go);
        head.addClassName("board-head");
        empty.addClassName("zb-empty");
        empty.setText(texts.text("board.none"));
        columns();
        add(head, grid, empty, pager);
    }

    private void columns() {
        grid.addClassName("review-grid");
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.getElement().setAttribute("aria-label", texts.text("board.filings"));
        column(
                "review.number",
                224,
                0,
                grid.addComponentColumn(filing -> new Anchor("reviewed/" + filing.filing(), filing.number())));
        column("review.title", 180, 3, grid.addColumn(BoardFiling::title));
        column("review.type", 140, 1, grid.addColumn(BoardFiling::typeName));
        column("board.what", 110, 0, grid.addColumn(filing -> texts.text(filing.what())));
        column("board.at", 140, 0, grid.addColumn(filing -> times.shown(filing.at())));
        column("board.person", 120, 1, grid.addColumn(filing -> Objects.requireNonNullElse(filing.person(), "")));
        column("board.waited", 96, 0, grid.addColumn(this::waited));
        column(
                "review.present-state",
                104,
                0,
                grid.addComponentColumn(filing -> new FilingBadge(filing.state(), texts)));
    }

    private String waited(BoardFiling filing) {
        if (filing.person() == null) {
            return "";
        }
        return filing.late() ? texts.text("board.waited.late", filing.waited()) : String.valueOf(filing.waited());
    }

    private void column(String name, int width, int grow, Grid.Column<BoardFiling> column) {
        column.setHeader(texts.text(name)).setWidth(width + "px").setFlexGrow(grow);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        CurrentAccount account = loggedIn.require();
        QueryParameters asked = event.getLocation().getQueryParameters();
        BoardFilter wanted =
                BoardAddress.filter(asked, board.places(account).get(0).code());
        filter = wanted;
        String cursor = asked.getSingleParameter("cursor").orElse(null);
        Page<BoardFiling> page;
        try {
            page = filings.page(account, wanted, cursor, SIZE);
        } catch (InvalidInputException stale) {
            cursor = null;
            page = filings.page(account, wanted, null, SIZE);
        }
        head(account, wanted, page);
        grid.setItems(page.items());
        grid.setVisible(!page.items().isEmpty());
        empty.setVisible(page.items().isEmpty());
        pager.shown(cursor, page);
    }

    private void head(CurrentAccount account, BoardFilter wanted, Page<BoardFiling> page) {
        var title = new H2(texts.text("board.filings"));
        title.addClassName("zb-title");
        var space = new Span();
        space.addClassName("board-space");
        head.removeAll();
        var back = new Anchor(BoardAddress.link(wanted.query()), texts.text("board.back"));
        head.add(back, title);
        words(account, wanted, page).forEach(word -> {
            var badge = new Span(word);
            badge.addClassNames("zb-badge", "blue");
            head.add(badge);
        });
        head.add(space, download(wanted));
    }

    private List<String> words(CurrentAccount account, BoardFilter wanted, Page<BoardFiling> page) {
        var words = new java.util.ArrayList<String>();
        List<Board.Place> way = board.way(account, wanted.query().region());
        words.add(way.get(way.size() - 1).name());
        words.add(
                wanted.week() == null
                        ? texts.text("board.weeks." + wanted.query().weeks())
                        : texts.text("board.week", wanted.week().toString()));
        if (wanted.kind() != null) {
            words.add(texts.text("board.filter." + wanted.kind()));
        }
        page.items().stream().findFirst().ifPresent(first -> {
            if (wanted.type() != null) {
                words.add(first.typeName());
            }
            if (wanted.person() != null && first.person() != null) {
                words.add(first.person());
            }
        });
        return words;
    }

    private Anchor download(BoardFilter wanted) {
        var save = new Button(texts.text("review.export"), VaadinIcon.DOWNLOAD_ALT.create());
        save.addThemeVariants(ButtonVariant.LUMO_SMALL);
        var link = new Anchor(
                (DownloadHandler) event -> {
                    event.setFileName(texts.text("board.filings") + "-" + LocalDate.now(clock) + ".xlsx");
                    event.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
                    export.write(loggedIn.require(), wanted, event.getOutputStream());
                },
                "");
        link.add(save);
        return link;
    }

    private void go(@Nullable String cursor) {
        Map<String, String> parameters = BoardAddress.parameters(Objects.requireNonNull(filter));
        if (cursor != null) {
            parameters.put("cursor", cursor);
        }
        UI.getCurrent().navigate(BoardFilingsView.class, QueryParameters.simple(parameters));
    }

    /** The rows as shown, for tests. */
    Collection<BoardFiling> rows() {
        return grid.getListDataView().getItems().toList();
    }

    @Override
    public String getPageTitle() {
        return texts.text("board.filings") + " · " + texts.text("shell.product");
    }
}
