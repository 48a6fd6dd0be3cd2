package org.zhuban.filing.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingEvent;
import org.zhuban.filing.form.FormElement;

/** What happened to a filing, oldest first, and where it is now: for applicant and reviewer alike. */
public final class FilingTimeline extends Div {

    public FilingTimeline(FilingDetails details, Texts texts, Times times) {
        addClassName("zb");
        var list = new OrderedList();
        list.addClassName("zb-steps");
        details.events().forEach(event -> list.add(item(details, event, texts, times)));
        details.present().ifPresent(task -> {
            var now = new ListItem(
                    new Span(texts.text("filing.at", String.valueOf(details.holder()), task.name())),
                    small(texts.text("filing.now")));
            details.onDesk().ifPresent(desk -> {
                if (desk.signed() != null) {
                    now.add(paragraph(texts.text(
                            "filing.countersigned.long",
                            desk.signed().signed(),
                            desk.signed().of())));
                }
                now.add(paragraph(texts.text("filing.due") + " " + times.day(desk.dueAt())));
                if (task.lapse() != null) {
                    now.add(paragraph(texts.text("filing.lapses", task.lapse().name())));
                }
            });
            now.addClassName("now");
            list.add(now);
        });
        FilingDetails.Wait waits = details.waits();
        if (waits != null) {
            var now = new ListItem(
                    new Span(texts.text("filing.waits", waits.name(), times.day(waits.until()))),
                    small(texts.text("filing.now")));
            now.addClassName("now");
            list.add(now);
        }
        add(list);
    }

    private static ListItem item(FilingDetails details, FilingEvent event, Texts texts, Times times) {
        var item = new ListItem(
                new Span(texts.text(details.words(event))), small(event.actorName() + " · " + times.shown(event.at())));
        if (event.opinion() != null && !event.opinion().isBlank()) {
            item.add(paragraph(event.opinion()));
        }
        event.faults()
                .forEach(fault -> item.add(paragraph(details.form()
                                .field(fault.field())
                                .map(FormElement::label)
                                .orElse(fault.field())
                        + "："
                        + fault.reason())));
        return item;
    }

    private static Div paragraph(String text) {
        var paragraph = new Div(text);
        paragraph.addClassName("zb-step-text");
        return paragraph;
    }

    private static Span small(String text) {
        var small = new Span(text);
        small.addClassName("zb-step-sub");
        return small;
    }
}
