package org.zhuban.filing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.ConflictException;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.reference.CodeTables;

/** 我要办: every filing type, whether this account may file it now, and why not otherwise. */
@Service
public class Catalogue {

    private static final String KINDS = "enterprise-kind";
    private static final List<String> GROUPS = List.of("first", "change", "people");

    private final FilingTypes types;
    private final FilingLists lists;
    private final ObjectProvider<Organisations> organisations;
    private final CodeTables codeTables;

    Catalogue(
            FilingTypes types, FilingLists lists, ObjectProvider<Organisations> organisations, CodeTables codeTables) {
        this.types = types;
        this.lists = lists;
        this.organisations = organisations;
        this.codeTables = codeTables;
    }

    /**
     * A type in the catalogue.
     *
     * @param why      message code that says why it can't be filed now, {@code null} when it can
     * @param arguments of that sentence
     * @param open     the filing in the way, or a draft to go on with; its state says which
     * @param paused   while the type takes no submissions 暂停受理; a draft can be made all the same
     * @param approved of one-per-enterprise types: what is in force and can be changed
     */
    public record Entry(
            ProcessModel model,
            @Nullable String why,
            List<Object> arguments,
            Optional<Filing> open,
            Optional<Filing> approved,
            Optional<Intake.Pause> paused) {

        private Entry(
                ProcessModel model,
                @Nullable String why,
                List<Object> arguments,
                Optional<Filing> open,
                Optional<Filing> approved) {
            this(model, why, arguments, open, approved, Optional.empty());
        }

        private Entry paused(Intake.@Nullable Pause pause) {
            return pause == null ? this : new Entry(model, why, arguments, open, approved, Optional.of(pause));
        }

        public boolean available() {
            return why == null;
        }

        /** Process property {@code guide}: a sentence about it, empty if it has none. */
        public String guide() {
            return model.properties().getOrDefault("guide", "");
        }

        /** Process property {@code group}: message code of the heading that it stands under in a programme with many types; {@code other} without one. */
        public String group() {
            String group = model.properties().getOrDefault("group", "");
            return "catalogue.group." + (GROUPS.contains(group) ? group : "other");
        }

        private int place() {
            int place = GROUPS.indexOf(model.properties().getOrDefault("group", ""));
            return place < 0 ? GROUPS.size() : place;
        }
    }

    /** By programme, group and name, without what is of no use to the enterprise. Four statements, however many types and filings. */
    @Transactional(readOnly = true)
    public List<Entry> of(CurrentAccount account) {
        FilingService.Applicant applicant = FilingService.Applicant.of(account);
        UUID id = applicant.organisation();
        Organisations register = organisations.getIfAvailable();
        Optional<Organisations.Organisation> organisation =
                id == null || register == null ? Optional.empty() : register.find(id);
        Map<String, Filing> latest = id == null
                ? Map.of()
                : lists.latest(id, applicant.project()).stream()
                        .collect(Collectors.toMap(
                                filing -> filing.type() + "|" + filing.state(),
                                Function.identity(),
                                (one, two) -> one));
        Map<String, Intake.Pause> paused = types.paused();
        return types.offered().stream()
                .filter(model ->
                        organisation.map(types.type(model.key())::concerns).orElse(true))
                .map(model -> entry(model, organisation, applicant.project() != null, latest)
                        .paused(paused.get(model.key())))
                .sorted(Comparator.comparing((Entry entry) -> entry.model().programme())
                        .thenComparing(Entry::place)
                        .thenComparing(entry -> !entry.available())
                        .thenComparing(entry -> entry.model().name()))
                .toList();
    }

    private Entry entry(
            ProcessModel model,
            Optional<Organisations.Organisation> organisation,
            boolean project,
            Map<String, Filing> latest) {
        Eligibility eligibility = types.eligibility(model);
        String kind = organisation.map(Organisations.Organisation::kind).orElse(null);
        if (!eligibility.accounts(project) || kind == null) {
            String why = eligibility.visitors()
                    ? "catalogue.for-visitors"
                    : project ? "catalogue.not-for-projects" : "catalogue.not-for-enterprises";
            return new Entry(model, why, List.of(), Optional.empty(), Optional.empty());
        }
        if (!eligibility.admits(kind, project)) {
            String kinds = eligibility.kinds(project).stream().map(this::kind).collect(Collectors.joining("、"));
            return new Entry(model, "catalogue.kinds", List.of(kinds), Optional.empty(), Optional.empty());
        }
        Optional<Filing> waiting = of(latest, model, FilingState.IN_REVIEW, FilingState.RETURNED);
        Optional<Filing> draft = of(latest, model, FilingState.DRAFT, FilingState.WITHDRAWN);
        Optional<ConflictException> notNow = organisation.flatMap(types.type(model.key())::notNow);
        if (notNow.isPresent()) {
            ConflictException refused = notNow.get();
            return new Entry(model, refused.code(), List.of(refused.args()), waiting.or(() -> draft), Optional.empty());
        }
        if (!types.onePerOrganisation(model)) {
            return new Entry(model, null, List.of(), draft, Optional.empty());
        }
        Optional<Filing> approved =
                types.changeable(model.key()) ? of(latest, model, FilingState.APPROVED) : Optional.empty();
        return waiting.map(open -> new Entry(model, "catalogue.open", List.of(open.number()), waiting, approved))
                .orElseGet(() -> new Entry(model, null, List.of(), draft, approved));
    }

    private static Optional<Filing> of(Map<String, Filing> latest, ProcessModel model, FilingState... states) {
        for (FilingState state : states) {
            Filing filing = latest.get(model.key() + "|" + state);
            if (filing != null) {
                return Optional.of(filing);
            }
        }
        return Optional.empty();
    }

    private String kind(String code) {
        return codeTables.items(KINDS).stream()
                .filter(item -> item.code().equals(code))
                .map(item -> item.name())
                .findFirst()
                .orElse(code);
    }
}
