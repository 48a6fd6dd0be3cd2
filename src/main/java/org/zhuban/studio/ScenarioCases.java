package org.zhuban.studio;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.common.Texts;
import org.zhuban.common.UnprocessableException;
import org.zhuban.filing.Finding;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.engine.ProcessRehearsals;
import org.zhuban.filing.engine.ProcessRehearsals.Act;
import org.zhuban.filing.engine.ProcessRehearsals.Part;
import org.zhuban.filing.engine.ProcessRehearsals.Played;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.Forms;

/** The scenarios of a draft as cases of a trial. */
@Component
class ScenarioCases {

    private static final Pattern RELATIVE = Pattern.compile("today ([+-]) (P\\w+)");
    private static final String WITHDRAW = "withdraw";
    private static final List<String> ENDS = List.of("approved", "rejected", "withdrawn", "abandoned");

    private final Forms forms;
    private final Texts texts;
    private final Clock clock;

    ScenarioCases(Forms forms, Texts texts, Clock clock) {
        this.forms = forms;
        this.texts = texts;
        this.clock = clock;
    }

    /** @param unfit what is wrong before it is played; null = nothing */
    record Case(
            String file, Scenario scenario, Part part, @Nullable String unfit, Map<String, String> names, Texts texts) {

        Trial.Rehearsal compare(Played played) {
            return new Trial.Rehearsal(file, scenario.name(), problem(played), played.path());
        }

        private @Nullable String problem(Played played) {
            if (unfit != null) {
                return unfit;
            }
            if (played.refused() != null) {
                Act act = played.refused();
                return texts.text("studio.scenario.refused", String.valueOf(act.task()), act.outcome());
            }
            if (!played.assumed().isEmpty()) {
                String stands = String.valueOf(played.assumed().get(0).task());
                return texts.text("studio.scenario.undecided", names.getOrDefault(stands, stands), stands);
            }
            String state = scenario.state();
            if (state != null && ENDS.contains(state) && !state.equals(played.end())) {
                return texts.text("studio.scenario.end", state, played.end() == null ? "" : played.end());
            }
            int at = 0;
            for (String element : played.path()) {
                if (at < scenario.path().size()
                        && element.equals(scenario.path().get(at))) {
                    at++;
                }
            }
            return at < scenario.path().size()
                    ? texts.text("studio.scenario.path", scenario.path().get(at), String.join(" → ", played.path()))
                    : null;
        }
    }

    /** Those that can be read; of the others a case that says so. */
    List<Case> of(ProcessModel model, SortedMap<String, byte[]> files) {
        FormDefinition form = model.submitForm().map(forms::parse).orElseThrow();
        var cases = new ArrayList<Case>();
        files.forEach((path, content) -> {
            if (path.startsWith("scenarios/")) {
                cases.add(made(model, form, path, content));
            }
        });
        return cases;
    }

    private Case made(ProcessModel model, FormDefinition form, String path, byte[] content) {
        try {
            Scenario scenario = Scenario.parse(path, content);
            return new Case(path, scenario, part(model, scenario), unfit(form, scenario), model.elements(), texts);
        } catch (UnprocessableException unreadable) {
            var none = new Scenario(path, Map.of(), List.of(), List.of(), Map.of(), null, List.of());
            return new Case(path, none, part(model, none), texts.of(unreadable), model.elements(), texts);
        }
    }

    private Part part(ProcessModel model, Scenario scenario) {
        var acts = new ArrayList<Act>();
        for (Scenario.Step step : scenario.acts()) {
            ProcessModel.UserTask task = model.tasks().get(step.at());
            if (step.decide().equals(WITHDRAW)) {
                acts.add(new Act(null, ProcessRehearsals.WITHDRAWN));
            } else if (step.at().equals("withdrawn")) {
                acts.clear(); // it begins anew, in a process of its own
            } else {
                boolean own = task != null && task.desk().equals("applicant");
                acts.add(new Act(own ? null : step.at(), step.decide()));
            }
        }
        return new Part(UUID.randomUUID(), "XX", "000000", acts, scenario.facts(), supposed(scenario));
    }

    /** Without facts the automated review finds what the scenario expects; one that expects approval by nobody, that all is well. */
    private List<Finding> supposed(Scenario scenario) {
        Instant now = clock.instant();
        if (!scenario.findings().isEmpty()) {
            return scenario.findings().entrySet().stream()
                    .map(one -> finding(one.getKey(), result(String.valueOf(one.getValue())), now))
                    .toList();
        }
        boolean byItself =
                "approved".equals(scenario.state()) && scenario.acts().isEmpty();
        return List.of(finding("scenario", byItself ? Finding.Result.PASS : Finding.Result.UNCHECKED, now));
    }

    private static Finding finding(String rule, Finding.Result result, Instant now) {
        return new Finding(rule, result, "", null, null, now);
    }

    private static Finding.Result result(String name) {
        for (Finding.Result result : Finding.Result.values()) {
            if (result.name().equals(name)) {
                return result;
            }
        }
        return Finding.Result.UNCHECKED;
    }

    /** What of its answers the form does not take. What it leaves out may be known from elsewhere. */
    private @Nullable String unfit(FormDefinition form, Scenario scenario) {
        Map<String, Object> answers = new LinkedHashMap<>();
        scenario.submit().forEach((key, value) -> answers.put(key, today(value)));
        var errors = new ArrayList<FieldError>(forms.unknown(form, answers));
        var slots = form.slots().stream().map(slot -> slot.key()).collect(Collectors.toSet());
        forms.validate(form, forms.clean(form, answers), slots).stream()
                .filter(error -> answers.containsKey(error.field()))
                .forEach(errors::add);
        return errors.isEmpty() ? null : errors.stream().map(texts::of).collect(Collectors.joining(" "));
    }

    /** {@code today - P1Y} as a day. */
    private Object today(Object value) {
        if (value instanceof List<?> many) {
            return many.stream().map(this::today).toList();
        }
        if (value instanceof Map<?, ?> row) {
            var read = new LinkedHashMap<String, Object>();
            row.forEach((key, one) -> read.put(String.valueOf(key), today(one)));
            return read;
        }
        Matcher day = RELATIVE.matcher(String.valueOf(value));
        if (!day.matches()) {
            return value;
        }
        Period period = Period.parse(day.group(2));
        LocalDate now = LocalDate.now(clock);
        return (day.group(1).equals("+") ? now.plus(period) : now.minus(period)).toString();
    }
}
