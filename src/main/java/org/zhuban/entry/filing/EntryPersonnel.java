package org.zhuban.entry.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.entry.CertifiedPeople;
import org.zhuban.entry.Entries;
import org.zhuban.entry.EntryRules;
import org.zhuban.filing.Filing;

/** 人员证书信息报送 {@code entry-personnel} (XJ 3.2). */
@Component
class EntryPersonnel extends CertificateFiling {

    EntryPersonnel(EntryRules rules, Entries entries, CertifiedPeople people) {
        super(rules, entries, people);
    }

    @Override
    public String key() {
        return "entry-personnel";
    }

    @Override
    List<FieldError> validate(Filing filing, Map<String, Object> data, Map<String, Object> entry) {
        List<FieldError> errors = new ArrayList<>(super.validate(filing, data, entry));
        if (people.all(data).isEmpty()) {
            errors.add(new FieldError("/" + CERTIFICATES, "entry.no-certificates"));
        }
        return errors;
    }
}
