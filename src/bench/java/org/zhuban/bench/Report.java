package org.zhuban.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A table of Markdown on the console and in {@code target/bench/}. */
public final class Report {

    private final Path file;
    private final StringBuilder text = new StringBuilder();

    public Report(String name) {
        file = Path.of("target", "bench", name + ".md");
    }

    public Report line(String line) {
        text.append(line).append('\n');
        return this;
    }

    public Report head(String... cells) {
        line("");
        row((Object[]) cells);
        return line("|" + "---|".repeat(cells.length));
    }

    /** Numbers are printed with three significant digits. */
    public Report row(Object... cells) {
        List<String> words = Arrays.stream(cells)
                .map(cell -> cell instanceof Double number ? digits(number) : String.valueOf(cell))
                .toList();
        return line("| " + String.join(" | ", words) + " |");
    }

    private static String digits(double number) {
        int places = number >= 100 ? 0 : number >= 10 ? 1 : number >= 0.1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + places + "f", number);
    }

    public void print() {
        save();
        System.out.println();
        System.out.println(text);
    }

    public void save() {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The middle one. */
    public static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
