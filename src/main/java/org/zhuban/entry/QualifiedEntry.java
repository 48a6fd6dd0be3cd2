package org.zhuban.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;

/** The part 企业资质情况 of a filing: what the platform has, or what is written by hand where it has nothing. */
@Component
public class QualifiedEntry {

    /** The list of what is written by hand. */
    public static final String OWN = EntryQualifications.OWN;

    private final EntryQualifications qualifications;
    private final PlatformAnswers platform;
    private final EntryRules rules;

    QualifiedEntry(EntryQualifications qualifications, PlatformAnswers platform, EntryRules rules) {
        this.qualifications = qualifications;
        this.platform = platform;
        this.rules = rules;
    }

    /** Who did not press the button, or files through the API, gets what the platform said within the day. */
    public Map<String, Object> derived(Map<String, Object> data) {
        EntryKind kind = EntryRules.kind(data).orElse(null);
        String code = new Answers(data).text("creditCode");
        if (kind == null || code == null || !kind.needsQualification()) {
            return Map.of();
        }
        NationalPlatform.Qualifications answer = platform.qualifications(code);
        List<Map<String, Object>> rows = qualifications.rows(kind, answer);
        Map<String, Object> derived = new LinkedHashMap<>();
        derived.put(EntryQualifications.NOTE, qualifications.told(kind, answer));
        if (!rows.isEmpty()) {
            derived.put(EntryQualifications.FIELD, rows);
        }
        return derived;
    }

    public List<FieldError> validate(EntryKind kind, Map<String, Object> data) {
        boolean none = EntryQualifications.list(data, EntryQualifications.FIELD).isEmpty()
                && EntryQualifications.list(data, EntryQualifications.OWN).isEmpty();
        return kind.needsQualification() && none
                ? List.of(new FieldError("/" + EntryQualifications.OWN, "entry.no-qualifications"))
                : List.of();
    }

    /** Fact {@code qualification}: {@code NOT_NEEDED, BY_HAND, NONE, DOWN, DIFFERS, EXPIRED, MATCH}. */
    public String compared(Filing filing, EntryKind kind, Map<String, Object> data) {
        return qualifications.compared(kind, rules.enterprise(filing).creditCode(), data);
    }

    /** Of the answers, the qualifications, whole: a list that is not there is an empty one. */
    public static Map<String, Object> only(Map<String, Object> data) {
        return Map.of(
                EntryQualifications.FIELD,
                EntryQualifications.list(data, EntryQualifications.FIELD),
                EntryQualifications.OWN,
                EntryQualifications.list(data, EntryQualifications.OWN));
    }
}
