package org.zhuban.entry.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.entry.CertifiedPeople;
import org.zhuban.entry.Entries;
import org.zhuban.entry.EntryKind;
import org.zhuban.entry.EntryRules;
import org.zhuban.filing.Filing;

/** 人员证书信息变更 {@code entry-personnel-change} (XJ 3.6): certificates taken out, and others put on. */
@Component
class EntryPersonnelChange extends CertificateFiling {

    private static final String CANCELLED = "cancelled";

    EntryPersonnelChange(EntryRules rules, Entries entries, CertifiedPeople people) {
        super(rules, entries, people);
    }

    @Override
    public String key() {
        return "entry-personnel-change";
    }

    /** Nothing comes by itself: who takes certificates out does not want the others again. */
    @Override
    public Map<String, Object> derived(@Nullable UUID organisation, Map<String, Object> data) {
        return Map.of();
    }

    @Override
    List<FieldError> validate(Filing filing, Map<String, Object> data, Map<String, Object> entry) {
        List<FieldError> errors = new ArrayList<>(super.validate(filing, data, entry));
        List<Map<String, Object>> cancelled = CertifiedPeople.rows(data, CANCELLED);
        for (int i = 0; i < cancelled.size(); i++) {
            String number = Objects.toString(cancelled.get(i).get("certificateNo"), "");
            if (entries.certificate(enterprise(filing), kind(data), number).isEmpty()) {
                errors.add(new FieldError("/" + CANCELLED + "/" + i + "/certificateNo", "entry.certificate.unknown"));
            }
        }
        if (cancelled.isEmpty() && people.all(data).isEmpty()) {
            errors.add(new FieldError("/" + CANCELLED, "entry.nothing-changed"));
        }
        return errors;
    }

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        EntryKind kind = kind(data);
        List<Map<String, Object>> cancelled = CertifiedPeople.rows(data, CANCELLED).stream()
                .map(row -> entries.certificate(enterprise(filing), kind, String.valueOf(row.get("certificateNo"))))
                .flatMap(Optional::stream)
                .toList();
        entries.cancelCertificates(filing, kind, cancelled, rules.today());
        super.enterRegister(filing, data);
    }
}
