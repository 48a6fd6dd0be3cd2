package org.zhuban.register.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.common.ui.KeysetPager;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.reference.Region;
import org.zhuban.register.Column;
import org.zhuban.register.Entry;
import org.zhuban.register.Register;
import org.zhuban.register.RegisterLabels;
import org.zhuban.register.RegisterSearch;

/** A register's list: search, filters, pages, export. What it shows stands in its address. A subclass gives it route, menu and roles. */
@StyleSheet("context://review.css")
@StyleSheet("context://register.css")
public abstract class RegisterListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int SIZE = 50;

    private final transient Register register;
    private final transient RegisterScreen screen;
    private final Texts texts;
    private final transient RegisterLabels.Labels labels;
    private final RegisterFilters filters;
    private final Grid<Entry> grid = new Grid<>();
    private final Div empty = new Div();
    private final KeysetPager pager;
    private final Div head;
    private RegisterAddress address = RegisterAddress.START;

    protected RegisterListView(Register register, RegisterScreen screen) {
        this.register = register;
        this.screen = screen;
        this.texts = screen.texts;
        labels = screen.labels.of(register);
        CurrentAccount account = screen.loggedIn.require();
        addClassNames("zb-view", "wide", "review-list");
        filters = new RegisterFilters(register, labels, screen, account, query -> go(new RegisterAddress(query, null)));
        pager = new KeysetPager(texts, cursor -> go(address.at(cursor)));
        columns(account);
        empty.addClassName("zb-empty");
        head = head(account);
        add(head, filters, grid, empty, pager);
    }

    private Div head(CurrentAccount account) {
        var title = new H2(texts.text(name()));
        title.addClassName("zb-title");
        var space = new Span();
        space.addClassName("review-space");
        var head = new Div(title, space, export("register.export", false));
        if (RegisterSearch.mayExportClear(account, register)
                && register.columns().stream()
                        .anyMatch(column ->
                                column.kind() == Column.Kind.RESIDENT_ID || column.kind() == Column.Kind.PHONE)) {
            head.add(export("register.export.clear", true));
        }
        head.addClassName("review-head");
        return head;
    }

    private Anchor export(String label, boolean clear) {
        var save = new Button(texts.text(label), VaadinIcon.DOWNLOAD_ALT.create());
        save.addThemeVariants(clear ? ButtonVariant.LUMO_TERTIARY : ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_SMALL);
        var link = new Anchor(
                (DownloadHandler) event -> {
                    event.setFileName(
                            texts.text("register." + register.key()) + "-" + LocalDate.now(screen.clock) + ".xlsx");
                    event.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
                    screen.export.write(
                            screen.loggedIn.require(), register, address.query(), clear, event.getOutputStream());
                },
                "");
        link.getElement().setAttribute("download", true);
        link.add(save);
        return link;
    }

    private void columns(CurrentAccount account) {
        grid.addClassName("review-grid");
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.getElement().setAttribute("aria-label", texts.text("register." + register.key()));
        boolean foreign = account.organisation() == null || register.shared();
        if (foreign && register.holderAfter() == null) {
            holder();
        }
        for (Column column : register.columns()) {
            if (column.listed()) {
                column(column);
            }
            if (foreign && column.field().equals(register.holderAfter())) {
                holder();
            }
        }
        if (filters.severalRegions()) {
            grid.addColumn(entry -> screen.regions
                            .find(entry.region())
                            .map(Region::name)
                            .orElse(entry.region()))
                    .setHeader(texts.text("register.region"))
                    .setWidth("86px")
                    .setFlexGrow(0);
        }
        grid.addColumn(entry -> screen.times.day(entry.changedAt()))
                .setHeader(texts.text("register.changed"))
                .setWidth("108px")
                .setFlexGrow(0);
        grid.addItemClickListener(click -> open(click.getItem()));
    }

    private void holder() {
        grid.addColumn(Entry::enterpriseName)
                .setHeader(texts.text(register.holder()))
                .setFlexGrow(register.holderAfter() == null ? 3 : 1)
                .setWidth(register.holderAfter() == null ? "170px" : "150px");
    }

    /** Opens an entry of the list; its details unless the register has a page of its own for it. */
    protected void open(Entry entry) {
        RegisterDetailsView.open(register, entry);
    }

    /** Message code of what the list is called to its reader. */
    protected String name() {
        return "register." + register.key();
    }

    /** Puts what else can be done with the register beside its name. */
    protected void act(Component act) {
        head.addComponentAtIndex(2, act);
    }

    private void column(Column column) {
        String label = labels.label(column);
        if (register.expiry().filter(column.field()::equals).isPresent()) {
            grid.addColumn(LitRenderer.<Entry>of(
                                    "<span class=\"register-expiry\"><span>${item.day}</span><span class=\"zb-badge ${item.colour}\" ?hidden=\"${!item.mark}\">${item.mark}</span></span>")
                            .withProperty("day", entry -> labels.shown(column, entry))
                            .withProperty("colour", entry -> left(column, entry) < 0 ? "red" : "amber")
                            .withProperty("mark", entry -> mark(left(column, entry))))
                    .setHeader(label)
                    .setWidth("116px")
                    .setFlexGrow(0);
            return;
        }
        boolean number = column.kind() == Column.Kind.NUMBER;
        boolean title = column.field().equals(register.title());
        var added = grid.addColumn(entry -> labels.shown(column, entry))
                .setHeader(label)
                .setTextAlign(number ? ColumnTextAlign.END : ColumnTextAlign.START)
                .setFlexGrow(title ? 3 : 1)
                .setWidth(title ? titleWidth() : width(column));
        if (!title && column.kind() != Column.Kind.TEXT) {
            added.setFlexGrow(0);
        }
    }

    /** A title that stands first names the row: in one line where there is room. */
    private String titleWidth() {
        return register.holderAfter() == null ? "110px" : "240px";
    }

    private static String width(Column column) {
        return switch (column.kind()) {
            case DATE, PHONE -> "116px";
            case RESIDENT_ID -> "176px";
            case NUMBER -> "124px";
            // a register's own code of an entry, whole
            default -> column.field().equals("code") ? "160px" : column.codes() == null ? "126px" : "108px";
        };
    }

    private long left(Column column, Entry entry) {
        Object end = entry.values().get(column.field());
        return end == null
                ? Long.MAX_VALUE
                : ChronoUnit.DAYS.between(LocalDate.now(screen.clock), LocalDate.parse(end.toString()));
    }

    private String mark(long left) {
        return left < 0
                ? texts.text("register.expired")
                : left < RegisterSearch.WARN_DAYS ? texts.text("register.expires-in", left) : "";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = RegisterAddress.of(register, event.getLocation().getQueryParameters());
        Page<Entry> page =
                screen.search.page(screen.loggedIn.require(), register, address.query(), address.cursor(), SIZE);
        filters.show(address.query());
        grid.setItems(page.items());
        grid.setVisible(!page.items().isEmpty());
        empty.setVisible(page.items().isEmpty());
        empty.setText(texts.text(address.query().filtered() ? "register.empty.filtered" : "register.empty"));
        pager.shown(address.cursor(), page);
    }

    private void go(RegisterAddress to) {
        UI.getCurrent().navigate(getClass(), to.parameters());
    }

    /** The rows as shown, for tests. */
    public Collection<Entry> rows() {
        return grid.getListDataView().getItems().toList();
    }

    @Override
    public String getPageTitle() {
        return texts.text(name()) + " · " + texts.text("shell.product");
    }
}
