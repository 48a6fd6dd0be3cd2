package org.zhuban.studio;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
import org.zhuban.filing.FilingTypes;
import org.zhuban.filing.Finding;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.engine.ProcessRehearsals;
import org.zhuban.filing.engine.ProcessRehearsals.Act;
import org.zhuban.filing.engine.ProcessRehearsals.Part;
import org.zhuban.filing.engine.ProcessRehearsals.Played;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.Forms;

/** The scenarios of a draft as cases of a trial. */
@Component
class ScenarioCases {

    private static final Pattern RELATIVE = Pattern.compile("today ([+-]) (P\\w+)");
    private static final String WITHDRAW = "withdraw";
    private static final List<String> ENDS = List.of("approved", "rejected", "withdrawn", "abandoned");

    private final Forms forms;
    private final FilingTypes types;
    private final ProcessDeployments deployments;
    private final Texts texts;
    private final Clock clock;

    ScenarioCases(Forms forms, FilingTypes types, ProcessDeployments deployments, Texts texts, Clock clock) {
        this.forms = forms;
        this.types = types;
        this.deployments = deployments;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * One to play.
     *
     * @param unfit   what is wrong before it is played; null = nothing
     * @param assumed sentences, see {@link Trial.Rehearsal}
     */
    record Case(
            String file,
            Scenario scenario,
            Part part,
            @Nullable String unfit,
            List<String> assumed,
            ProcessModel model,
            Texts texts) {

        Trial.Rehearsal compare(Played played) {
            var rules = new LinkedHashMap<String, Finding.Result>();
            if (!scenario.facts().isEmpty() && !played.findings().isEmpty()) {
                played.findings().get(played.findings().size() - 1).forEach(one -> rules.put(one.rule(), one.result()));
            }
            return new Trial.Rehearsal(file, scenario.name(), problem(played), played.path(), rules, assumed);
        }

        private @Nullable String problem(Played played) {
            if (unfit != null) {
                return unfit;
            }
            if (played.refused() != null) {
                Act act = played.refused();
                String task = act.task() == null ? standing(played) : act.task();
                ProcessModel.UserTask known = model.tasks().get(task);
                return texts.text("studio.scenario.refused", step(task), decided(act.outcome()), decided(known));
            }
            if (!played.assumed().isEmpty()) {
                String task = String.valueOf(played.assumed().get(0).task());
                ProcessModel.UserTask known = model.tasks().get(task);
                return texts.text("studio.scenario.undecided", step(task), decided(known));
            }
            String state = scenario.state();
            if (state != null && ENDS.contains(state) && !state.equals(played.end())) {
                String end = played.end();
                return end == null
                        ? texts.text("studio.scenario.stands", step(state), step(standing(played)))
                        : texts.text("studio.scenario.end", step(state), step(end));
            }
            int at = 0;
            for (String element : played.path()) {
                if (at < scenario.path().size()
                        && element.equals(scenario.path().get(at))) {
                    at++;
                }
            }
            return at < scenario.path().size()
                    ? texts.text(
                            "studio.scenario.path",
                            step(scenario.path().get(at)),
                            played.path().stream().map(this::step).collect(Collectors.joining(" → ")))
                    : null;
        }

        /** The user task it came to last. */
        private String standing(Played played) {
            return played.path().stream().filter(model.tasks()::containsKey).reduce("", (before, last) -> last);
        }

        private String decided(ProcessModel.@Nullable UserTask task) {
            return task == null
                    ? "–"
                    : task.outcomes().stream().map(this::decided).collect(Collectors.joining("、"));
        }

        /** “通过”（approved）: the word of the button and that of the file. */
        private String decided(String outcome) {
            String code = "outcome." + outcome;
            String name = texts.text(code);
            return name.equals(code) ? outcome : texts.text("studio.scenario.step", name, outcome);
        }

        private String step(String id) {
            String name = model.elements().getOrDefault(id, "");
            return name.isEmpty() ? id : texts.text("studio.scenario.step", name, id);
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
            var unfit = new ArrayList<String>();
            var assumed = new ArrayList<String>();
            submission(model.key(), form, scenario, unfit, assumed);
            String said = unfit.isEmpty() ? null : String.join(" ", unfit);
            return new Case(path, scenario, part(model, scenario), said, List.copyOf(assumed), model, texts);
        } catch (UnprocessableException unreadable) {
            var none = new Scenario(path, Map.of(), null, List.of(), List.of(), Map.of(), null, List.of());
            return new Case(path, none, part(model, none), texts.of(unreadable), List.of(), model, texts);
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

    /** Would the form take it? What the program fills in, and papers the scenario says nothing of, are supposed to be there. */
    private void submission(
            String type, FormDefinition form, Scenario scenario, List<String> unfit, List<String> assumed) {
        Map<String, Object> answers = new LinkedHashMap<>();
        scenario.submit().forEach((key, value) -> answers.put(key, today(value)));
        forms.unknown(form, answers)
                .forEach(error -> unfit.add(
                        texts.text("studio.scenario.field", error.field().substring(1))));
        Set<String> filled = filled(type, form);
        Set<String> slots =
                form.slots().stream().map(slot -> slot.key()).collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> uploads = scenario.uploads();
        if (uploads != null) {
            uploads.stream()
                    .filter(upload -> !slots.contains(upload))
                    .forEach(upload -> unfit.add(texts.text("studio.scenario.slot", upload, String.join("、", slots))));
            slots.retainAll(uploads);
        }
        var supposed = new LinkedHashSet<String>();
        for (FieldError error : forms.validate(form, forms.clean(form, answers), slots)) {
            String key = error.field().substring(1).replaceFirst("/.*", "");
            if (filled.contains(key) && !answers.containsKey(key)) {
                supposed.add(label(form, key));
            } else if (form.field(key).filter(FormElement::readOnly).isEmpty()) {
                unfit.add(texts.of(error));
            }
        }
        if (!supposed.isEmpty()) {
            assumed.add(texts.text("studio.scenario.assumed", String.join("、", supposed)));
        }
        Set<String> papers = form.fields().stream()
                .filter(field -> field.isSlot() && field.validation().required())
                .map(FormElement::label)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (uploads == null && !papers.isEmpty()) {
            assumed.add(texts.text("studio.scenario.assumed-uploads", String.join("、", papers)));
        }
    }

    private static String label(FormDefinition form, String key) {
        return form.field(key).map(FormElement::label).orElse(key);
    }

    /** What the applicant need not type: what is read only or prefilled by the form's word, and whatever the class that the type came with may know. */
    private Set<String> filled(String type, FormDefinition form) {
        Set<String> own = types.hasClass(type) ? packaged(type) : Set.of();
        return form.fields().stream()
                .filter(field -> field.readOnly()
                        || field.isTransient()
                        || field.properties().containsKey("prefill")
                        || own.contains(field.key()))
                .map(FormElement::key)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private Set<String> packaged(String type) {
        return deployments
                .packaged(type)
                .flatMap(files -> deployments.read(type, files).submitForm())
                .map(forms::parse)
                .map(form -> form.fields().stream()
                        .filter(field -> !field.isSlot())
                        .map(FormElement::key)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
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
