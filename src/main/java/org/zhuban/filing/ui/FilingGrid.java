package org.zhuban.filing.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.renderer.Renderer;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.filing.OwnFilings;

/** A page of own filings: number and title lead to the filing. */
final class FilingGrid extends Grid<OwnFilings.Row> {

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
        addColumn(due(times, dueMark))
                .setHeader(texts.text("filing.due"))
                .setWidth("132px")
                .setFlexGrow(0);
        addColumn(row -> times.shown(row.filing().changedAt()))
                .setHeader(texts.text("filing.changed"))
                .setWidth("146px")
                .setFlexGrow(0);
    }

    private static Renderer<OwnFilings.Row> number() {
        return LitRenderer.<OwnFilings.Row>of(
                        "<span class=\"zb-own-step\"><a href=\"${item.link}\" class=\"zb-own-number\">${item.number}</a><small>${item.type}</small></span>")
                .withProperty("link", row -> "filings/" + row.filing().id())
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
                .withProperty(
                        "step", row -> row.onDesk() == null ? "" : row.onDesk().name())
                .withProperty("desk", row -> row.holder() == null ? "" : row.holder());
    }

    private static Renderer<OwnFilings.Row> due(Times times, DueMark mark) {
        return LitRenderer.<OwnFilings.Row>of(
                        "<span class=\"zb-own-step\"><span>${item.day}</span><span class=\"zb-badge ${item.colour}\" ?hidden=\"${!item.mark}\">${item.mark}</span></span>")
                .withProperty("day", row -> times.day(row.filing().dueAt()))
                .withProperty("colour", row -> {
                    Instant due = row.filing().dueAt();
                    return due == null ? "" : mark.colour(due);
                })
                .withProperty("mark", row -> {
                    Instant due = row.filing().dueAt();
                    return due == null ? "" : mark.text(due);
                });
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
