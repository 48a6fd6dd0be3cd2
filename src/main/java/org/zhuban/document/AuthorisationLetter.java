package org.zhuban.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.filing.FilingTemplate;
import org.zhuban.reference.Regions;

/** 账号管理员授权书 (ZZ 1.2): an enterprise names its account administrator; printed, signed, sealed and uploaded again. */
@Component
public class AuthorisationLetter implements FilingTemplate {

    private static final List<String> TYPED = List.of("name", "creditCode", "adminName", "adminMobile");

    private final Reports reports;
    private final Regions regions;
    private final Texts texts;

    AuthorisationLetter(Reports reports, Regions regions, Texts texts) {
        this.reports = reports;
        this.regions = regions;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "authorisation-letter";
    }

    @Override
    public String title() {
        return texts.text("document.authorisation-letter");
    }

    /**
     * Filled in with what is typed so far; what is not is left to be written by hand.
     *
     * @param data of {@code enterprise-certification}: {@code name}, {@code creditCode}, {@code regionCode}, {@code adminName}, {@code adminMobile}
     */
    @Override
    public byte[] pdf(Map<String, Object> data) {
        Map<String, String> values = new HashMap<>();
        for (String key : TYPED) {
            values.put(key, typed(data, key));
        }
        String region = typed(data, "regionCode");
        values.put("region", region.isEmpty() ? "" : regions.path(region).replace(" ", ""));
        return reports.print(name(), values).pdf();
    }

    private static String typed(Map<String, Object> data, String key) {
        Object value = data.get(key);
        return value == null ? "" : value.toString().strip();
    }
}
