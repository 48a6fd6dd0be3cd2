package org.zhuban.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How long the same calls take as data grows: p50 and p95 of each at every size, and how the last p95 stands to the first. */
public final class Timings {

    /** Calls that are timed of each. */
    public static final int CALLS = Integer.getInteger("bench.calls", 500);

    private static final int WARM_UP = 200;
    private static final int TURN = 10;

    private final Map<String, List<double[]>> results = new LinkedHashMap<>();

    /** At the size the data has now. */
    public void time(String what, Runnable call) {
        for (int i = 0; i < WARM_UP; i++) {
            call.run();
        }
        double[] millis = millis(CALLS, call);
        results.computeIfAbsent(what, none -> new ArrayList<>())
                .add(new double[] {millis[CALLS / 2], millis[CALLS * 95 / 100]});
    }

    /** At several sizes, which take turns: what else the machine does meanwhile falls on all of them alike. */
    public void timeInTurns(String what, List<Runnable> sizes) {
        double[][] millis = new double[sizes.size()][CALLS];
        sizes.forEach(call -> millis(WARM_UP, call));
        for (int done = 0; done < CALLS; done += TURN) {
            int turn = Math.min(TURN, CALLS - done);
            for (int size = 0; size < millis.length; size++) {
                System.arraycopy(millis(turn, sizes.get(size)), 0, millis[size], done, turn);
            }
        }
        for (double[] size : millis) {
            Arrays.sort(size);
            results.computeIfAbsent(what, none -> new ArrayList<>())
                    .add(new double[] {size[CALLS / 2], size[CALLS * 95 / 100]});
        }
    }

    /** Milliseconds, after a third as many calls that do not count. */
    public static double p95(int calls, Runnable call) {
        for (int i = 0; i < calls / 3; i++) {
            call.run();
        }
        return millis(calls, call)[calls * 95 / 100];
    }

    private static double[] millis(int calls, Runnable call) {
        double[] millis = new double[calls];
        for (int i = 0; i < calls; i++) {
            long begun = System.nanoTime();
            call.run();
            millis[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(millis);
        return millis;
    }

    /** @param sizes names of the sizes, in the order they were timed */
    public void print(Report report, String... sizes) {
        List<String> head = new ArrayList<>(List.of(sizes));
        head.add(0, "");
        head.add("p95 at " + sizes[sizes.length - 1] + " ÷ " + sizes[0]);
        report.head(head.toArray(String[]::new));
        results.forEach((what, times) -> report.row(
                what,
                times.stream()
                        .map(time -> String.format(Locale.ROOT, "%.2f / %.2f", time[0], time[1]))
                        .collect(Collectors.joining(" | ")),
                times.get(times.size() - 1)[1] / times.get(0)[1]));
        report.print();
    }
}
