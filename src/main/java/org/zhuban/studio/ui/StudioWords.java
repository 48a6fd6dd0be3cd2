package org.zhuban.studio.ui;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.studio.Migration;
import org.zhuban.studio.Release;
import org.zhuban.studio.Suspension;

/** Words that several pages of the studio use. */
final class StudioWords {

    static final int HOURS_A_DAY = 24;
    private static final int MINUTES_AN_HOUR = 60;

    private StudioWords() {}

    /** 2026-12-01, or 另行通知. */
    static String until(Suspension suspension, Texts texts) {
        return suspension.until() == null
                ? texts.text("catalogue.studio.until-notice")
                : suspension.until().toString();
    }

    /** 12 分钟, 3.5 小时, 2.1 天; a dash where nothing is known. */
    static String stay(@Nullable Double hours, Texts texts) {
        if (hours == null) {
            return "–";
        }
        if (hours < 1) {
            return texts.text("catalogue.studio.minutes", Math.max(1, Math.round(hours * MINUTES_AN_HOUR)));
        }
        return hours < HOURS_A_DAY
                ? texts.text("catalogue.studio.hours", rounded(hours))
                : texts.text("catalogue.studio.days", rounded(hours / HOURS_A_DAY));
    }

    /** What becomes of running filings. */
    static String running(Release.Kind kind, boolean moves, Texts texts) {
        String of = kind == Release.Kind.ROLLBACK ? "release.running.rollback." : "release.running.";
        return texts.text(of + (moves ? "migrate" : "stay"));
    }

    /** How far a release is. */
    static String state(Release release, Texts texts) {
        boolean deployed = release.kind() == Release.Kind.DRAFT || release.kind() == Release.Kind.PACKAGED;
        return texts.text("release.state."
                + (release.state() == Release.State.RELEASED && !deployed ? release.kind() : release.state()));
    }

    /** What keeps a draft from its release, and what is only hinted at, in numbers. */
    static String faults(long bad, long hints, Texts texts) {
        return (bad == 0 ? texts.text("studio.faults.none") : texts.text("studio.faults.some", bad))
                + (hints == 0 ? "" : texts.text("studio.faults.hints", hints));
    }

    /** How many filings a migration moved, of how many. */
    static String moved(Migration migration, Texts texts) {
        return migration.running()
                ? texts.text("migration.progress", migration.done(), migration.total(), migration.failed())
                : texts.text(
                        "migration.moved",
                        migration.done(),
                        migration.total(),
                        migration.total() - migration.done() - migration.over());
    }

    private static String rounded(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /** An element by its name, else by its id; a dash for none. */
    static String element(ProcessModel model, @Nullable String id) {
        if (id == null) {
            return "–";
        }
        String name = model.elements().get(id);
        return name == null || name.isBlank() ? id : name;
    }
}
