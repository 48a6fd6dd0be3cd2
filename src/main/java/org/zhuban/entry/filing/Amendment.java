package org.zhuban.entry.filing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.FieldError;
import org.zhuban.entry.Entries;
import org.zhuban.entry.EntryKind;
import org.zhuban.entry.EntryRules;
import org.zhuban.entry.QualifiedEntry;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.Prefill;

/** A filing that changes what stands on an entry: opens with what the entry says now, and needs one that has not expired. */
abstract class Amendment extends EntryType {

    private static final String SOURCE = "source.entry-register";

    Amendment(EntryRules rules, Entries entries) {
        super(rules, entries);
    }

    /** Fields of the entry that the form begins with. */
    abstract Set<String> shown();

    /** Rules beyond those of every amendment. @param entry as it stands */
    abstract List<FieldError> validate(Filing filing, Map<String, Object> data, Map<String, Object> entry);

    @Override
    public List<Prefill> prefill(Applicant applicant, Map<String, Object> data) {
        List<Prefill> known = new ArrayList<>(rules.prefill(applicant));
        UUID enterprise = applicant.organisation();
        if (enterprise != null) {
            of(enterprise, data).ifPresent(kind -> entry(enterprise, kind).ifPresent(known::add));
        }
        return known;
    }

    /** The kind that is asked for, or the only one that there is. */
    private Optional<EntryKind> of(UUID enterprise, Map<String, Object> data) {
        Optional<EntryKind> asked = EntryRules.kind(data);
        if (asked.isPresent()) {
            return asked;
        }
        Set<EntryKind> kinds = entries.terms(enterprise).keySet();
        return kinds.size() == 1 ? Optional.of(kinds.iterator().next()) : Optional.empty();
    }

    private Optional<Prefill> entry(UUID enterprise, EntryKind kind) {
        return entries.current(enterprise, kind).map(entry -> {
            Map<String, Object> values = new LinkedHashMap<>(entry);
            values.put("kind", kind.name());
            values.put(QualifiedEntry.OWN, entries.qualifications(enterprise, kind, true));
            values.keySet().removeIf(field -> !field.equals("kind") && !shown().contains(field));
            return new Prefill(values, SOURCE, rules.now(), Prefill.Rank.APPROVED);
        });
    }

    /** After another kind was chosen: what that entry says, to take over. */
    @Override
    public Optional<Suggestion> suggest(String field, Map<String, Object> data) {
        if (!field.equals("kind")) {
            return Optional.empty();
        }
        return rules.own(data)
                .flatMap(enterprise -> EntryRules.kind(data).flatMap(kind -> entry(enterprise, kind)))
                .map(known -> new Suggestion("entry.suggestion", List.of(rules.name(kind(data))), known));
    }

    @Override
    public List<FieldError> validate(Filing filing, Map<String, Object> data) {
        List<FieldError> errors = new ArrayList<>(rules.applicant(filing, data));
        EntryKind kind = EntryRules.kind(data).orElse(null);
        if (kind == null) {
            return errors;
        }
        Map<String, Object> entry = entries.current(enterprise(filing), kind).orElse(null);
        if (entry == null) {
            errors.add(new FieldError("/kind", "entry.none"));
            return errors;
        }
        LocalDate until = Entries.validUntil(entry);
        if (!outlives() && until.isBefore(rules.today())) {
            errors.add(new FieldError("/kind", "entry.expired", until.toString()));
        }
        errors.addAll(validate(filing, data, entry));
        return errors;
    }

    /** May it be about an entry that has expired? */
    boolean outlives() {
        return false;
    }

    /** The entry as it stands, in the decision's transaction. */
    Map<String, Object> entry(Filing filing, Map<String, Object> data) {
        return entries.current(enterprise(filing), kind(data)).orElse(Map.of());
    }

    /** The day until when it is valid; null before it is known which. */
    @Nullable
    LocalDate validUntil(Filing filing, Map<String, Object> data) {
        Map<String, Object> entry = entry(filing, data);
        return entry.isEmpty() ? null : Entries.validUntil(entry);
    }
}
