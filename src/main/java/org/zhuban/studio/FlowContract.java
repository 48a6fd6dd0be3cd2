package org.zhuban.studio;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.zhuban.filing.engine.gate.ProcessOutline;
import org.zhuban.filing.engine.gate.ProcessOutline.Element;

/** Where the ways of a diagram lead: not past the automated review 自动审查, and not twice to the same reviewer. */
final class FlowContract {

    private static final String APPLICANT = "applicant";
    private static final String RESUBMITTED = "resubmitted";
    private static final String SENT_BACK = "sent-back";
    /** Desks where any of several may take the next step too. */
    private static final Set<String> SHARED = Set.of("authority", "process-office");

    private final ProcessOutline outline;
    private final DifferenceWords words;
    private final ContractFaults faults;

    FlowContract(ProcessOutline outline, DifferenceWords words, ContractFaults faults) {
        this.outline = outline;
        this.words = words;
        this.faults = faults;
    }

    void check(String file) {
        List<Element> checks =
                outline.all("serviceTask").filter(FlowContract::runsChecks).toList();
        outline.all(ProcessOutline.FLOW)
                .filter(flow -> RESUBMITTED.equals(flow.outcome()))
                .forEach(flow -> resubmitted(file, flow, checks));
        outline.all(ProcessOutline.USER_TASK).forEach(task -> twice(file, task));
    }

    private static boolean runsChecks(Element step) {
        return "${runChecks}".equals(step.fact("delegateExpression"));
    }

    private static boolean reviews(Element element) {
        return ProcessOutline.USER_TASK.equals(element.kind()) && !desk(element).equals(APPLICANT);
    }

    private static String desk(Element task) {
        return task.fact("property.desk");
    }

    /** What was corrected is looked at by the program again before a person sees it. */
    private void resubmitted(String file, Element flow, List<Element> checks) {
        if (checks.isEmpty()) {
            return;
        }
        Set<Element> skipped = from(
                Stream.of(flow), element -> runsChecks(element) || ProcessOutline.USER_TASK.equals(element.kind()));
        skipped.stream()
                .filter(FlowContract::reviews)
                .filter(review -> checks.stream().anyMatch(check -> from(
                                outline.outOf(check.id()).stream(),
                                element -> ProcessOutline.USER_TASK.equals(element.kind()) && !reviews(element))
                        .contains(review)))
                .findFirst()
                .ifPresent(review -> faults.warning(
                        file, flow.id(), "resubmitted-unchecked", words.called(review), words.called(checks.get(0))));
    }

    private void twice(String file, Element task) {
        if (!SHARED.contains(desk(task))) {
            return;
        }
        Stream<Element> onward =
                outline.decisions(task.id()).stream().filter(flow -> !SENT_BACK.equals(flow.outcome()));
        from(onward, element -> ProcessOutline.USER_TASK.equals(element.kind())).stream()
                .filter(next -> ProcessOutline.USER_TASK.equals(next.kind())
                        && !next.equals(task)
                        && desk(next).equals(desk(task))
                        && !List.of(next.fact("property.fourEyes").strip().split("[,\\s]+"))
                                .contains(task.id()))
                .forEach(next -> faults.warning(
                        file, next.id(), "four-eyes", words.called(next), words.called(task), task.id()));
    }

    /** Nodes that flows lead to, those at which the way stops included; out of and into subprocesses too. */
    private Set<Element> from(Stream<Element> flows, Predicate<Element> stops) {
        var seen = new LinkedHashSet<Element>();
        var work = new ArrayDeque<>(flows.toList());
        while (!work.isEmpty()) {
            Element node = outline.element(work.poll().fact("targetRef"));
            if (node == null || !seen.add(node) || stops.test(node)) {
                continue;
            }
            work.addAll(outline.outOf(node.kind().equals("endEvent") ? node.parent() : node.id()));
            if (node.kind().equals("subProcess")) {
                work.removeAll(outline.outOf(node.id())); // it is left by its ends
                outline.all("startEvent")
                        .filter(start -> start.parent().equals(node.id()))
                        .forEach(start -> work.addAll(outline.outOf(start.id())));
            }
        }
        return seen;
    }
}
