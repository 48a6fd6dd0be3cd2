package org.zhuban.studio.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.studio.Migration;
import org.zhuban.studio.ProcessCatalogue.VersionLine;
import org.zhuban.studio.Release;

/** 历次版本 of a type and the migrations 迁移 between them, the newest first: when, by whom, why. */
final class VersionHistory extends UnorderedList {

    private final transient StudioActs acts;
    private final transient Texts texts;
    private final transient Times times;
    private final String type;

    /** @param lines the newest first */
    VersionHistory(List<VersionLine> lines, StudioActs acts, String type, Times times) {
        this.acts = acts;
        this.texts = acts.texts();
        this.times = times;
        this.type = type;
        addClassName("studio-history");
        setId("studio-history");
        List<Migration> migrations = acts.migrations().of(acts.account(), type);
        Map<UUID, Release> asked = migrations.isEmpty()
                ? Map.of()
                : acts.releases().of(acts.account(), type).stream()
                        .collect(Collectors.toMap(Release::id, Function.identity()));
        Map<String, Integer> numbers = lines.stream()
                .collect(Collectors.toMap(line -> line.version().definition(), line -> line.version()
                        .version()));
        var rows = new ArrayList<Map.Entry<Instant, ListItem>>();
        migrations.forEach(migration -> rows.add(Map.entry(
                migration.madeAt(),
                migration(migration, migration.release() == null ? null : asked.get(migration.release()), numbers))));
        lines.forEach(line -> rows.add(Map.entry(line.version().at(), version(line, lines.get(0)))));
        rows.sort(Map.Entry.comparingByKey(Comparator.reverseOrder()));
        rows.forEach(row -> add(row.getValue()));
    }

    private ListItem version(VersionLine line, VersionLine newest) {
        int number = line.version().version();
        var about = new Div();
        Release release = line.release();
        if (release == null) {
            about.add(new Span(
                    texts.text(line.version().packaged() ? "catalogue.studio.packaged" : "catalogue.studio.unknown")));
        } else {
            about.add(new Anchor("studio/releases/" + release.id(), release.why()), people(release));
        }
        if (line.same() != null) {
            about.add(small(texts.text("catalogue.studio.same", line.same())));
        }
        var running = small(texts.text("catalogue.studio.running.of", line.running()));
        return row(
                texts.text("catalogue.studio.version", number),
                line.version().at(),
                about,
                running,
                acts(line, newest));
    }

    private Div acts(VersionLine line, VersionLine newest) {
        var buttons = new Div();
        String definition = line.version().definition();
        if (line.content() != newest.content()) {
            buttons.add(acts.rollback(type, definition, line.version().version()));
        }
        if (line != newest && line.running() > 0) {
            buttons.add(acts.migrate(type, definition, newest.version().definition()));
        }
        return buttons;
    }

    private ListItem migration(Migration migration, @Nullable Release asked, Map<String, Integer> numbers) {
        var way = new Anchor(
                "studio/migrations/" + migration.id(),
                texts.text(
                        "migration.from-to", number(migration.source(), numbers), number(migration.target(), numbers)));
        var about = new Div(way);
        if (asked == null) {
            about.add(small(migration.by()));
        } else {
            about.add(new Span(asked.why()), people(asked));
        }
        var moved = small(StudioWords.moved(migration, texts));
        moved.addClassName("studio-moved");
        return row(texts.text("migration.title-page"), migration.madeAt(), about, moved, new Div());
    }

    private String number(String definition, Map<String, Integer> numbers) {
        Integer number = numbers.get(definition);
        return number == null ? definition : texts.text("catalogue.studio.version", number);
    }

    private Span people(Release release) {
        return small(texts.text(
                "catalogue.studio.people",
                release.askedName(),
                Objects.requireNonNullElse(release.approvedName(), "–")));
    }

    private ListItem row(String what, Instant at, Div about, Component filings, Div buttons) {
        var name = new Span(what);
        name.addClassName("studio-what");
        about.addClassName("studio-name");
        buttons.addClassName("studio-marks");
        return new ListItem(name, small(times.shown(at)), about, filings, buttons);
    }

    private static Span small(String words) {
        var small = new Span(words);
        small.addClassName("studio-key");
        return small;
    }
}
