package org.zhuban.entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.EnterpriseFacts;
import org.zhuban.entry.NationalPlatform.Qualifications;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.Prefill;
import org.zhuban.filing.Synchronisation;

/** 一键同步企业资质 (XJ 3.1): those of the kind being filed only. */
@Component
class QualificationSync implements Synchronisation {

    static final String SOURCE = "source.national-platform";

    private final PlatformAnswers platform;
    private final EntryQualifications qualifications;
    private final EnterpriseFacts enterprises;
    private final Texts texts;

    QualificationSync(
            PlatformAnswers platform, EntryQualifications qualifications, EnterpriseFacts enterprises, Texts texts) {
        this.platform = platform;
        this.qualifications = qualifications;
        this.enterprises = enterprises;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "qualifications";
    }

    @Override
    public Answer sync(Applicant applicant, Map<String, Object> data) {
        EntryKind kind = EntryRules.kind(data).orElse(null);
        if (kind == null) {
            return new Answer(null, texts.text("entry.choose-kind"));
        }
        Enterprise enterprise = enterprises.of(applicant.organisation()).orElseThrow();
        Qualifications answer = platform.askQualifications(enterprise.creditCode());
        String told = qualifications.told(kind, answer);
        List<Map<String, Object>> rows = qualifications.rows(kind, answer);
        if (answer.state() == NationalPlatform.State.DOWN) {
            return new Answer(null, told);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(EntryQualifications.FIELD, rows);
        values.put(EntryQualifications.NOTE, told);
        return new Answer(new Prefill(values, SOURCE, answer.at()), told);
    }
}
