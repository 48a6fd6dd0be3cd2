package org.zhuban.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.filing.FilingTemplate;

/** 项目账号管理员授权书 (ZZ 2.4): an enterprise names who keeps its account of a project; printed, signed, sealed and uploaded again. */
@Component
public class ProjectAuthorisationLetter implements FilingTemplate {

    private static final List<String> TYPED =
            List.of("unitName", "unitCode", "projectName", "projectCode", "adminName", "adminMobile");

    private final Reports reports;
    private final Texts texts;

    ProjectAuthorisationLetter(Reports reports, Texts texts) {
        this.reports = reports;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "project-authorisation-letter";
    }

    @Override
    public String title() {
        return texts.text("document.project-authorisation-letter");
    }

    /**
     * Filled in with what is typed so far; what is not is left to be written by hand.
     *
     * @param data of {@code project-account-certification}
     */
    @Override
    public byte[] pdf(Map<String, Object> data) {
        Map<String, String> values = new HashMap<>();
        for (String key : TYPED) {
            Object value = data.get(key);
            values.put(key, value == null ? "" : value.toString().strip());
        }
        return reports.print(name(), values).pdf();
    }
}
