package org.zhuban.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.EnterpriseFacts;
import org.zhuban.entry.NationalPlatform.Registrations;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.Prefill;
import org.zhuban.filing.Synchronisation;

/** 一键同步人员注册证书 (XJ 3.2): those of the kind being filed, of people whom the enterprise employs. */
@Component
class RegistrationSync implements Synchronisation {

    private final PlatformAnswers platform;
    private final EntryRegistrations registrations;
    private final EnterpriseFacts enterprises;
    private final Texts texts;

    RegistrationSync(
            PlatformAnswers platform, EntryRegistrations registrations, EnterpriseFacts enterprises, Texts texts) {
        this.platform = platform;
        this.registrations = registrations;
        this.enterprises = enterprises;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "registrations";
    }

    @Override
    public Answer sync(Applicant applicant, Map<String, Object> data) {
        EntryKind kind = EntryRules.kind(data).orElse(null);
        if (kind == null) {
            return new Answer(null, texts.text("entry.choose-kind"));
        }
        Enterprise enterprise = enterprises.of(applicant.organisation()).orElseThrow();
        Registrations answer = platform.askRegistrations(enterprise.creditCode());
        EntryRegistrations.Found found = registrations.found(kind, enterprise.id(), answer);
        if (answer.state() == NationalPlatform.State.DOWN) {
            return new Answer(null, found.told());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(EntryRegistrations.FIELD, found.rows());
        values.put(EntryRegistrations.NOTE, found.told());
        return new Answer(new Prefill(values, QualificationSync.SOURCE, answer.at()), found.told());
    }
}
