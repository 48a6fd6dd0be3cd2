package org.zhuban.entry.filing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.FieldError;
import org.zhuban.employment.Employments.Standing;
import org.zhuban.entry.CertifiedPeople;
import org.zhuban.entry.Entries;
import org.zhuban.entry.EntryKind;
import org.zhuban.entry.EntryRules;
import org.zhuban.filing.Filing;

/** A filing that puts people's certificates on an entry: registrations as the national platform has them, others as written. */
abstract class CertificateFiling extends Amendment {

    static final String CERTIFICATES = CertifiedPeople.FIELD;

    final CertifiedPeople people;

    CertificateFiling(EntryRules rules, Entries entries, CertifiedPeople people) {
        super(rules, entries);
        this.people = people;
    }

    @Override
    Set<String> shown() {
        return Set.of("contactPhone");
    }

    /** Filings of people add to one another: none takes the place of a former one. */
    @Override
    public @Nullable String subject(Map<String, Object> data) {
        return null;
    }

    @Override
    public void consult(Map<String, Object> data) {
        super.consult(data);
        people.consult(data);
    }

    @Override
    public Map<String, Object> derived(@Nullable UUID organisation, Map<String, Object> data) {
        return people.derived(organisation, data);
    }

    /** Each certificate once, of somebody employed, on nobody else's entry. */
    @Override
    List<FieldError> validate(Filing filing, Map<String, Object> data, Map<String, Object> entry) {
        EntryKind kind = kind(data);
        List<Map<String, Object>> written = CertifiedPeople.written(data);
        List<FieldError> errors = new ArrayList<>();
        List<EntryRules.Named> named = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (int i = 0; i < written.size(); i++) {
            Map<String, Object> one = written.get(i);
            String at = "/" + CERTIFICATES + "/" + i;
            Object number = one.get("idNumber");
            if (number != null) {
                named.add(new EntryRules.Named(at + "/idNumber", number.toString(), at + "/name", one.get("name")));
            }
            String certificateKind = Objects.toString(one.get("certificateKind"), "");
            String certificateNo = Objects.toString(one.get("certificateNo"), "");
            if (CertifiedPeople.isTitle(one)
                    && people.title(enterprise(filing), one).isEmpty()) {
                errors.add(new FieldError(at + "/certificateNo", "entry.title.not-confirmed"));
            }
            if (!seen.add(List.of(certificateKind, certificateNo))) {
                errors.add(new FieldError(at + "/certificateNo", "entry.certificate.twice"));
            } else if (entries.elsewhere(enterprise(filing), kind, certificateKind, certificateNo)) {
                errors.add(new FieldError(at + "/certificateNo", "entry.certificate.elsewhere"));
            }
        }
        errors.addAll(rules.people(filing, named));
        return errors;
    }

    @Override
    public Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        List<Map<String, Object>> all = people.all(data);
        LocalDate today = rules.today();
        Map<String, Standing> standings = rules.standings(
                filing,
                all.stream()
                        .map(one -> Objects.toString(one.get("idNumber"), ""))
                        .toList());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("registry", rules.registry(filing));
        facts.put("registrations", people.compared(rules.enterprise(filing).creditCode(), data));
        facts.put(
                "strangers",
                standings.values().stream()
                        .filter(standing -> standing != Standing.EMPLOYED)
                        .count());
        facts.put(
                "ended",
                all.stream().filter(one -> CertifiedPeople.ended(one, today)).count());
        facts.put(
                "papers", CertifiedPeople.written(data).isEmpty() || rules.papers(filing, Set.of("certificateScans")));
        return facts;
    }

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        EntryKind kind = kind(data);
        people.all(data).forEach(certificate -> entries.enterCertificate(filing, kind, certificate));
    }
}
