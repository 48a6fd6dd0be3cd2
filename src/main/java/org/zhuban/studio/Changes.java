package org.zhuban.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.zhuban.studio.Difference.Change;
import org.zhuban.studio.Difference.Kind;

/** The changes of one file as they are found. */
final class Changes {

    private final String file;
    private final DifferenceWords words;
    private final List<Change> found = new ArrayList<>();

    Changes(String file, DifferenceWords words) {
        this.file = file;
        this.words = words;
    }

    void add(String element, Kind kind, String code, Object... args) {
        String sentence = words.text(code, args);
        String begun = sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
        found.add(new Change(file, element, kind, begun, false));
    }

    /** Only how it looks: told where nothing else is. */
    void drawing(String code) {
        if (found.isEmpty()) {
            found.add(new Change(file, "", Kind.MOVED, words.text(code), true));
        }
    }

    /**
     * Fact by fact, each that differs in a sentence of its own.
     *
     * @param subject how a sentence calls the element
     * @param apart   facts that are told otherwise
     * @param shown   a fact's value as a person reads it
     */
    void facts(
            String element,
            String subject,
            Map<String, String> before,
            Map<String, String> after,
            Predicate<String> apart,
            BiFunction<String, String, String> shown) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String was = before.get(name);
            String is = after.get(name);
            if (apart.test(name) || Objects.equals(was, is)) {
                continue;
            }
            String label = words.fact(name);
            if (was == null) {
                add(element, Kind.CHANGED, "studio.change.fact.added", subject, label, shown.apply(name, is));
            } else if (is == null) {
                add(element, Kind.CHANGED, "studio.change.fact.removed", subject, label, shown.apply(name, was));
            } else {
                String from = shown.apply(name, was);
                String to = shown.apply(name, is);
                boolean alike = from.equals(to);
                add(element, Kind.CHANGED, "studio.change.fact", subject, label, alike ? was : from, alike ? is : to);
            }
        }
    }

    List<Change> found() {
        return found;
    }

    /** Which of those in both stand in another order now: the fewest that explain it. */
    static List<String> moved(List<String> before, List<String> after) {
        List<String> common = after.stream().filter(before::contains).toList();
        int[] longest = new int[common.size()];
        int[] previous = new int[common.size()];
        int best = -1;
        for (int i = 0; i < common.size(); i++) {
            longest[i] = 1;
            previous[i] = -1;
            for (int j = 0; j < i; j++) {
                if (before.indexOf(common.get(j)) < before.indexOf(common.get(i)) && longest[j] >= longest[i]) {
                    longest[i] = longest[j] + 1;
                    previous[i] = j;
                }
            }
            best = best < 0 || longest[i] > longest[best] ? i : best;
        }
        var moved = new ArrayList<>(common);
        for (int at = best; at >= 0; at = previous[at]) {
            moved.remove(common.get(at));
        }
        return moved;
    }
}
