package org.zhuban.entry.filing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;
import org.zhuban.entry.Entries;
import org.zhuban.entry.EntryKind;
import org.zhuban.entry.EntryRules;
import org.zhuban.entry.EntryTerm;
import org.zhuban.entry.QualifiedEntry;
import org.zhuban.filing.Filing;
import org.zhuban.filing.Organisations;

/**
 * 进疆信息公示延期 {@code entry-extension} (XJ 3.7, 3.9; RULES XJ 1): open from 20 December. The day of its first submission counts, so that one that a
 * reviewer decides in January still adds a whole year.
 */
@Component
class EntryExtension extends Amendment {

    private final QualifiedEntry qualified;

    EntryExtension(EntryRules rules, Entries entries, QualifiedEntry qualified) {
        super(rules, entries);
        this.qualified = qualified;
    }

    @Override
    public String key() {
        return "entry-extension";
    }

    /** None of its entries can be extended yet: says from when the first can. */
    @Override
    public Optional<ConflictException> notNow(Organisations.Organisation organisation) {
        LocalDate today = rules.today();
        Collection<LocalDate> ends = entries.terms(organisation.id()).values();
        return ends.stream().anyMatch(until -> EntryTerm.extendable(until, today))
                ? Optional.empty()
                : ends.stream()
                        .min(Comparator.naturalOrder())
                        .map(until -> new ConflictException(
                                "entry.extension-opens",
                                until.toString(),
                                EntryTerm.opens(until).toString()));
    }

    @Override
    Set<String> shown() {
        return Set.of(QualifiedEntry.OWN, "contactPhone", Entries.VALID_UNTIL, "principal", "technicalHead");
    }

    @Override
    boolean outlives() {
        return true;
    }

    @Override
    public Map<String, Object> derived(@Nullable UUID organisation, Map<String, Object> data) {
        return qualified.derived(data);
    }

    @Override
    List<FieldError> validate(Filing filing, Map<String, Object> data, Map<String, Object> entry) {
        List<FieldError> errors = new ArrayList<>(qualified.validate(kind(data), data));
        LocalDate until = Entries.validUntil(entry);
        if (!EntryTerm.extendable(until, rules.filedOn(filing))) {
            errors.add(new FieldError(
                    "/kind",
                    "entry.not-yet",
                    until.toString(),
                    EntryTerm.opens(until).toString()));
        }
        return errors;
    }

    @Override
    public Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        EntryKind kind = kind(data);
        Map<String, Object> entry = entry(filing, data);
        LocalDate today = rules.today();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("registry", rules.registry(filing));
        facts.put("qualification", qualified.compared(filing, kind, data));
        facts.put("principal", rules.standing(filing, entry.get("principalNumber")));
        facts.put("technicalHead", rules.standing(filing, entry.get("technicalHeadNumber")));
        facts.put("strangers", entries.strangers(enterprise(filing), kind, today));
        facts.put("ended", entries.tally(enterprise(filing), kind, today).ended());
        return facts;
    }

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        Map<String, Object> said = new LinkedHashMap<>(QualifiedEntry.only(data));
        LocalDate until = Objects.requireNonNull(validUntil(filing, data));
        said.put(
                Entries.VALID_UNTIL,
                EntryTerm.extended(until, rules.filedOn(filing)).toString());
        entries.enter(filing, kind(data), said);
    }
}
