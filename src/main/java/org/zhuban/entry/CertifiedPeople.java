package org.zhuban.entry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.employment.TitleCertificate;
import org.zhuban.employment.TitleCertificates;
import org.zhuban.filing.Answers;
import org.zhuban.person.Persons;

/** The part 人员证书 of a filing: registrations synchronised from the platform, other certificates as written. */
@Component
public class CertifiedPeople {

    /** The list of what is written. */
    public static final String FIELD = "certificates";

    /** 职称: registered by the person and confirmed by the enterprise before it can be filed (RULES XJ 5). */
    public static final String TITLE = "TITLE";

    private final EntryRegistrations registrations;
    private final PlatformAnswers platform;
    private final TitleCertificates titles;
    private final Persons persons;

    CertifiedPeople(
            EntryRegistrations registrations, PlatformAnswers platform, TitleCertificates titles, Persons persons) {
        this.registrations = registrations;
        this.platform = platform;
        this.titles = titles;
        this.persons = persons;
    }

    /** The confirmed title certificate that a row means; empty for none, and for any other certificate. */
    public Optional<TitleCertificate> title(UUID enterprise, Map<String, Object> certificate) {
        return !isTitle(certificate)
                ? Optional.empty()
                : persons.certified(Objects.toString(certificate.get("idNumber"), ""))
                        .flatMap(person -> titles.of(enterprise, List.of(person.id())).stream()
                                .filter(title -> title.number().equals(certificate.get("certificateNo")))
                                .findFirst());
    }

    public static boolean isTitle(Map<String, Object> certificate) {
        return TITLE.equals(certificate.get("certificateKind"));
    }

    public void consult(Map<String, Object> data) {
        String code = new Answers(data).text("creditCode");
        if (code != null) {
            platform.consultRegistrations(code);
        }
    }

    /** Who did not press the button, or files through the API, gets what the platform said within the day. */
    public Map<String, Object> derived(@Nullable UUID organisation, Map<String, Object> data) {
        EntryKind kind = EntryRules.kind(data).orElse(null);
        String code = new Answers(data).text("creditCode");
        if (kind == null || code == null || organisation == null) {
            return Map.of();
        }
        EntryRegistrations.Found found = registrations.found(kind, organisation, platform.registrations(code));
        Map<String, Object> derived = new LinkedHashMap<>();
        derived.put(EntryRegistrations.NOTE, found.told());
        if (!found.rows().isEmpty()) {
            derived.put(EntryRegistrations.FIELD, found.rows());
        }
        return derived;
    }

    /** Fact {@code registrations}: {@code NONE, DOWN, DIFFERS, MATCH}. */
    public String compared(String creditCode, Map<String, Object> data) {
        return registrations.compared(creditCode, data);
    }

    public static List<Map<String, Object>> written(Map<String, Object> data) {
        return rows(data, FIELD);
    }

    public static List<Map<String, Object>> rows(Map<String, Object> data, String field) {
        return EntryQualifications.list(data, field);
    }

    /** Both, as rows of the register. */
    public List<Map<String, Object>> all(Map<String, Object> data) {
        List<Map<String, Object>> all = new ArrayList<>();
        rows(data, EntryRegistrations.FIELD).forEach(row -> {
            Map<String, Object> registration = new LinkedHashMap<>(row);
            registration.put("certificateKind", "REGISTRATION");
            all.add(registration);
        });
        all.addAll(written(data));
        return all;
    }

    /** Has it ended by that day? */
    public static boolean ended(Map<String, Object> certificate, LocalDate today) {
        return EntryQualifications.ended(certificate, today);
    }
}
