package org.zhuban.review.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.zhuban.common.Texts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.Inbox;
import org.zhuban.review.InboxQuery;
import org.zhuban.review.InboxQuery.Box;
import org.zhuban.review.InboxTally;
import org.zhuban.review.WatchedFilings;

/** The boxes of a reviewer as tabs: 我的待办, 岗位待办, 已办, 关注. An enterprise's account watches nothing. */
final class BoxTabs extends Composite<Tabs> {

    /** A box. */
    enum Place {
        MINE,
        GROUP,
        DONE,
        WATCHED
    }

    private final Map<Place, Tab> tabs = new EnumMap<>(Place.class);
    private final Texts texts;
    private final boolean ofEnterprise;

    BoxTabs(Texts texts, boolean ofEnterprise, Place place, Consumer<Place> go) {
        this.texts = texts;
        this.ofEnterprise = ofEnterprise;
        for (Place each : Place.values()) {
            if (each != Place.WATCHED || !ofEnterprise) {
                var tab = new Tab(words(each));
                tabs.put(each, tab);
                getContent().add(tab);
            }
        }
        show(place);
        getContent().addSelectedChangeListener(change -> {
            if (change.isFromClient()) {
                tabs.forEach((each, tab) -> {
                    if (tab.equals(change.getSelectedTab())) {
                        go.accept(each);
                    }
                });
            }
        });
    }

    /** The list of a box, without filters. */
    static void goTo(Place place) {
        UI ui = UI.getCurrent();
        switch (place) {
            case MINE ->
                ui.navigate(TaskListView.class, InboxAddress.START.box(Box.MINE).parameters());
            case GROUP -> ui.navigate(TaskListView.class, InboxAddress.START.parameters());
            case DONE -> ui.navigate(DoneListView.class);
            case WATCHED -> ui.navigate(WatchListView.class);
        }
    }

    void show(Place place) {
        getContent().setSelectedTab(tabs.get(place));
    }

    /** How much is claimed and how much lies on the desks. */
    void count(long mine, long group) {
        badge(Place.MINE, mine);
        badge(Place.GROUP, group);
    }

    /** For a page that has no other use of the numbers. */
    void count(CurrentAccount account, Inbox inbox, WatchedFilings watched) {
        count(
                inbox.count(account, InboxQuery.of(Box.MINE), InboxTally.MOST),
                inbox.count(account, InboxQuery.of(Box.GROUP), InboxTally.MOST));
        if (!ofEnterprise) {
            badge(Place.WATCHED, watched.count(account));
        }
    }

    private void badge(Place place, long count) {
        var number = new Span(InboxTally.shown(count));
        number.addClassNames("zb-badge", place == Place.MINE && count > 0 ? "blue" : "plain");
        Tab tab = Objects.requireNonNull(tabs.get(place));
        tab.removeAll();
        tab.add(words(place), number);
    }

    private Span words(Place place) {
        String key = "review.box." + place.name().toLowerCase(Locale.ROOT);
        return new Span(texts.text(ofEnterprise && place != Place.DONE ? key + ".enterprise" : key));
    }
}
