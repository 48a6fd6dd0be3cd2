package org.zhuban.entry.filing;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.entry.Entries;
import org.zhuban.entry.EntryKind;
import org.zhuban.entry.EntryRules;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingType;
import org.zhuban.filing.Organisations;

/** A filing about one entry of the enterprise: field {@code kind} says which. */
abstract class EntryType implements FilingType {

    final EntryRules rules;
    final Entries entries;

    EntryType(EntryRules rules, Entries entries) {
        this.rules = rules;
        this.entries = entries;
    }

    @Override
    public @Nullable String subject(Map<String, Object> data) {
        return EntryRules.kind(data).map(Enum::name).orElse(null);
    }

    @Override
    public @Nullable String title(Map<String, Object> data) {
        return rules.title(data);
    }

    @Override
    public boolean concerns(Organisations.Organisation organisation) {
        return rules.concerns(organisation, false);
    }

    @Override
    public @Nullable String contactMobile(Map<String, Object> data) {
        return new Answers(data).text("contactPhone");
    }

    @Override
    public void consult(Map<String, Object> data) {
        rules.consult(data);
    }

    @Override
    public void revoked(Filing filing) {
        entries.revoked(filing);
    }

    @Override
    public Set<String> neededFields() {
        return Set.of("kind", "creditCode");
    }

    static EntryKind kind(Map<String, Object> data) {
        return EntryRules.kind(data).orElseThrow();
    }

    static UUID enterprise(Filing filing) {
        return EntryRules.organisation(filing);
    }
}
