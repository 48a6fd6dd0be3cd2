package org.zhuban.studio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.context.i18n.LocaleContextHolder;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.gate.DecisionOutline;
import org.zhuban.filing.engine.gate.ProcessOutline;

/**
 * What changes 变更内容 from one version of a filing type's folder to another, in sentences for people who never saw BPMN. It goes by what the
 * files say, not by how they are written: spaces, the order of attributes and ids that nothing refers to make no difference, and nothing that
 * does goes unmentioned.
 *
 * @param changes by file, the diagram first
 */
public record Difference(List<Change> changes) {

    private static final ProcessOutline NO_DIAGRAM = new ProcessOutline(Map.of(), List.of());

    /** What became of an element. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        MOVED
    }

    /**
     * A change.
     *
     * @param file     path within the folder
     * @param element  BPMN id, key of a form's field, or DMN id; empty where it is about the file
     * @param sentence in the language asked for
     * @param drawing  only the picture or the page's arrangement changed, not what the process does
     */
    public record Change(String file, String element, Kind kind, String sentence, boolean drawing) {}

    /**
     * In the reader's language.
     *
     * @param before files by path, as the gate let them pass; empty for a type that is new
     * @param after  likewise
     */
    public static Difference of(SortedMap<String, byte[]> before, SortedMap<String, byte[]> after, Texts texts) {
        return of(before, after, texts, LocaleContextHolder.getLocale());
    }

    /** In a given language, for what is kept and read by others. */
    public static Difference of(
            SortedMap<String, byte[]> before, SortedMap<String, byte[]> after, Texts texts, Locale language) {
        var changes = new ArrayList<Change>();
        var files = new TreeSet<>(before.keySet());
        files.addAll(after.keySet());
        var words = new DifferenceWords(texts, language, labels(List.of(before, after)));
        files.stream()
                .sorted(java.util.Comparator.comparing((String file) -> !file.endsWith(".bpmn")))
                .forEach(file -> {
                    var noted = new Changes(file, words);
                    byte[] was = before.get(file);
                    byte[] is = after.get(file);
                    if (was == null || is == null) {
                        String kind = DifferenceWords.kindOf(file);
                        boolean added = was == null;
                        noted.add(
                                "",
                                added ? Kind.ADDED : Kind.REMOVED,
                                "studio.change.file." + (added ? "added" : "removed"),
                                words.text("studio.file." + kind),
                                name(
                                        file,
                                        Objects.requireNonNullElse(is, Objects.requireNonNullElse(was, new byte[0]))));
                        if (is != null) {
                            inside(file, is, noted, words, after);
                        }
                    } else if (!java.util.Arrays.equals(was, is)) {
                        compare(file, was, is, noted, words, after);
                    }
                    changes.addAll(noted.found());
                });
        return new Difference(List.copyOf(changes));
    }

    /** Of the forms' fields, by key, as they are called now. */
    private static Map<String, String> labels(List<SortedMap<String, byte[]>> folders) {
        var labels = new TreeMap<String, String>();
        folders.forEach(files -> files.forEach((name, content) -> {
            if (name.endsWith(".form")) {
                labels.putAll(FormDifference.labels(content));
            }
        }));
        return labels;
    }

    /** What a new file says, as if nothing had been there before. */
    private static void inside(
            String file, byte[] is, Changes noted, DifferenceWords words, SortedMap<String, byte[]> folder) {
        switch (DifferenceWords.kindOf(file)) {
            case "diagram" -> new DiagramDifference(NO_DIAGRAM, ProcessOutline.of(is), noted, words).steps();
            case "table" -> new TableDifference(noted, words).rows(DecisionOutline.of(is));
            case "form" -> new FormDifference(noted, words).fields(is);
            case "scenario" -> scenario(noted, words, folder).told(is);
            default -> {
                // its name says enough
            }
        }
    }

    private static void compare(
            String file,
            byte[] was,
            byte[] is,
            Changes noted,
            DifferenceWords words,
            SortedMap<String, byte[]> folder) {
        switch (DifferenceWords.kindOf(file)) {
            case "diagram" ->
                new DiagramDifference(ProcessOutline.of(was), ProcessOutline.of(is), noted, words).compare();
            case "table" -> new TableDifference(noted, words).compare(DecisionOutline.of(was), DecisionOutline.of(is));
            case "form" -> new FormDifference(noted, words).compare(was, is);
            case "scenario" -> scenario(noted, words, folder).compare(name(file, is), was, is);
            default ->
                noted.add(
                        "",
                        Kind.CHANGED,
                        "studio.change.file.changed",
                        words.text("studio.file." + DifferenceWords.kindOf(file)),
                        name(file, is));
        }
    }

    private static ScenarioDifference scenario(Changes noted, DifferenceWords words, SortedMap<String, byte[]> folder) {
        var elements = new LinkedHashMap<String, String>();
        folder.forEach((path, content) -> {
            if ("diagram".equals(DifferenceWords.kindOf(path))) {
                ProcessOutline.of(content).elements().values().stream()
                        .filter(element -> !element.name().isEmpty())
                        .forEach(element -> elements.put(element.id(), element.name()));
            }
        });
        return new ScenarioDifference(noted, words, elements, labels(List.of(folder)));
    }

    /** What people call it: a scenario and a table have a name of their own, other files their path's end. */
    private static String name(String file, byte[] content) {
        if (file.endsWith(".dmn")) {
            List<DecisionOutline.Table> tables = DecisionOutline.of(content).tables();
            return tables.isEmpty() ? file : tables.get(0).name();
        }
        if (file.endsWith(".yaml")) {
            String first = new String(content, java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("name:"))
                    .findFirst()
                    .orElse("");
            return first.isEmpty()
                    ? file
                    : first.substring("name:".length()).strip().replaceAll("^['\"]|['\"]$", "");
        }
        return file.replaceFirst(".*/", "");
    }

    /** {@code diagram}, {@code table}, {@code form}, {@code scenario}, {@code report} or {@code other}. */
    public static String kindOf(String file) {
        return DifferenceWords.kindOf(file);
    }

    /** Nothing at all: no new version is needed. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Nothing but the picture changed. */
    public boolean onlyDrawing() {
        return changes.stream().allMatch(Change::drawing);
    }

    /** Of the diagram's elements, by BPMN id; one that was added or removed is not also called changed. */
    public Map<String, Kind> colours() {
        var colours = new LinkedHashMap<String, Kind>();
        changes.stream()
                .filter(change ->
                        change.file().endsWith(".bpmn") && !change.element().isEmpty() && !change.drawing())
                .forEach(change -> colours.merge(
                        change.element(),
                        change.kind(),
                        (one, other) -> one == Kind.ADDED || one == Kind.REMOVED ? one : other));
        return colours;
    }

    /** The changes by file, in order. */
    public Map<String, List<Change>> byFile() {
        var files = new LinkedHashMap<String, List<Change>>();
        changes.forEach(change ->
                files.computeIfAbsent(change.file(), file -> new ArrayList<>()).add(change));
        return files;
    }
}
