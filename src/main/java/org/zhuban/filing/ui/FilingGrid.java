package org.zhuban.filing.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.page.Page;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import com.vaadin.flow.shared.Registration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.filing.OwnFilings;

/** A page of own filings: number and title lead to the filing. On a phone a row is one cell that holds them all. */
final class FilingGrid extends Grid<OwnFilings.Row> {

    private static final int NARROW = 760;
    private static final String WHOLE = "whole";

    private FilingGrid(Texts texts, Times times, DueMark dueMark) {
        addClassName("zb-own");
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT, GridVariant.LUMO_WRAP_CELL_CONTENT);
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
        getElement().setAttribute("aria-label", texts.text("menu.filings"));
        addColumn(number())
                .setHeader(texts.text("filing.number") + " · " + texts.text("filing.type"))
                .setWidth("202px")
                .setFlexGrow(0);
        addColumn(row -> row.filing().title())
                .setHeader(texts.text("filing.about"))
                .setWidth("240px")
                .setFlexGrow(4);
        addColumn(badge(texts))
                .setHeader(texts.text("filing.state"))
                .setWidth("104px")
                .setFlexGrow(0);
        addColumn(desk()).setHeader(texts.text("filing.step")).setWidth("170px").setFlexGrow(1);
        addColumn(due(texts, times, dueMark))
                .setHeader(texts.text("filing.due"))
                .setWidth("132px")
                .setFlexGrow(0);
        addColumn(row -> times.shown(row.filing().changedAt()))
                .setHeader(texts.text("filing.changed"))
                .setWidth("146px")
                .setFlexGrow(0);
        addColumn(whole(texts, times, dueMark)).setKey(WHOLE).setHeader(texts.text("menu.filings"));
        narrow(false);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        Page page = attached.getUI().getPage();
        page.retrieveExtendedClientDetails(client -> narrow(client.getWindowInnerWidth() < NARROW));
        Registration resized = page.addBrowserWindowResizeListener(window -> narrow(window.getWidth() < NARROW));
        addDetachListener(detached -> {
            detached.unregisterListener();
            resized.remove();
        });
    }

    private void narrow(boolean narrow) {
        getColumns().forEach(column -> column.setVisible(WHOLE.equals(column.getKey()) == narrow));
    }

    private static Renderer<OwnFilings.Row> whole(Texts texts, Times times, DueMark mark) {
        return LitRenderer.<OwnFilings.Row>of(
                        """
                        <a href="${item.link}" class="zb-own-whole"><b>${item.title}</b>\
                        <small>${item.type} ${item.number}</small>\
                        <span><span class="zb-badge ${item.colour}">${item.state}</span> ${item.step} \
                        <span class="zb-badge ${item.dueColour}" ?hidden="${!item.mark}">${item.mark}</span></span></a>""")
                .withProperty("link", FilingGrid::link)
                .withProperty("number", row -> row.filing().number())
                .withProperty("type", OwnFilings.Row::type)
                .withProperty(
                        "title", row -> Objects.requireNonNullElse(row.filing().title(), row.type()))
                .withProperty("colour", row -> FilingBadge.colour(row.filing().state()))
                .withProperty(
                        "state",
                        row -> texts.text("filing.state." + row.filing().state()))
                .withProperty(
                        "step",
                        row -> row.waits() == null
                                ? step(row)
                                : texts.text(
                                        "filing.waits",
                                        step(row),
                                        times.day(row.waits().until())))
                .withProperty("dueColour", row -> dueColour(row, mark))
                .withProperty("mark", row -> dueText(row, mark));
    }

    private static String link(OwnFilings.Row row) {
        return "filings/" + row.filing().id();
    }

    private static String step(OwnFilings.Row row) {
        return Objects.requireNonNullElse(row.step(), "");
    }

    private static String dueColour(OwnFilings.Row row, DueMark mark) {
        Instant due = row.filing().dueAt();
        return due == null ? "" : mark.colour(due);
    }

    private static String dueText(OwnFilings.Row row, DueMark mark) {
        Instant due = row.filing().dueAt();
        return due == null ? "" : mark.text(due);
    }

    private static Renderer<OwnFilings.Row> number() {
        return LitRenderer.<OwnFilings.Row>of(
                        "<span class=\"zb-own-step\"><a href=\"${item.link}\" class=\"zb-own-number\">${item.number}</a><small>${item.type}</small></span>")
                .withProperty("link", FilingGrid::link)
                .withProperty("number", row -> row.filing().number())
                .withProperty("type", OwnFilings.Row::type);
    }

    private static Renderer<OwnFilings.Row> badge(Texts texts) {
        return LitRenderer.<OwnFilings.Row>of("<span class=\"zb-badge ${item.colour}\">${item.state}</span>")
                .withProperty("colour", row -> FilingBadge.colour(row.filing().state()))
                .withProperty(
                        "state",
                        row -> texts.text("filing.state." + row.filing().state()));
    }

    private static Renderer<OwnFilings.Row> desk() {
        return LitRenderer.<OwnFilings.Row>of(
                        "<span class=\"zb-own-step\"><span>${item.step}</span><small>${item.desk}</small></span>")
                .withProperty("step", FilingGrid::step)
                .withProperty("desk", row -> row.holder() == null ? "" : row.holder());
    }

    private static Renderer<OwnFilings.Row> due(Texts texts, Times times, DueMark mark) {
        return LitRenderer.<OwnFilings.Row>of(
                        "<span class=\"zb-own-step\"><span>${item.day}</span><span class=\"zb-badge ${item.colour}\" ?hidden=\"${!item.mark}\">${item.mark}</span></span>")
                .withProperty(
                        "day",
                        row -> row.waits() == null
                                ? times.day(row.filing().dueAt())
                                : texts.text(
                                        "filing.waits.until",
                                        times.day(row.waits().until())))
                .withProperty("colour", row -> dueColour(row, mark))
                .withProperty("mark", row -> dueText(row, mark));
    }

    /** Makes one for each list. */
    @Component
    static final class Factory {

        private final Texts texts;
        private final Times times;
        private final DueMark dueMark;

        Factory(Texts texts, Times times, DueMark dueMark) {
            this.texts = texts;
            this.times = times;
            this.dueMark = dueMark;
        }

        FilingGrid grid() {
            return new FilingGrid(texts, times, dueMark);
        }
    }
}
