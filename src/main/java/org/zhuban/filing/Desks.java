package org.zhuban.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.reference.Regions;

/** The desks 岗位 by the names that both sides call them by, e.g. 苏州市相城区住房和城乡建设局. */
@Component
public class Desks {

    private static final String AUTHORITY = "authority";

    private final Regions regions;
    private final Environment settings;
    private final Texts texts;

    Desks(Regions regions, Environment settings, Texts texts) {
        this.regions = regions;
        this.settings = settings;
        this.texts = texts;
    }

    /** Whose move it is, in the reader's language: the reviewing desk, or the applicant while it is returned; null when it is nobody's. */
    public @Nullable String holder(Filing filing, OpenTasks.@Nullable OnDesk onDesk) {
        if (filing.state() == FilingState.RETURNED) {
            return texts.text("desk." + Progress.APPLICANT);
        }
        if (onDesk == null) {
            return null;
        }
        return onDesk.desk().equals(AUTHORITY) ? authority(filing.region()) : texts.text("desk." + onDesk.desk());
    }

    /**
     * The construction authority of a region: {@code zhuban.authority.names.<code>} if that is set, else city and district with what such
     * an office is mostly called there.
     */
    public String authority(String region) {
        return authority(region, LocaleContextHolder.getLocale());
    }

    /** The same in a given language, for what is kept and read by others. */
    String authority(String region, Locale language) {
        String own = settings.getProperty("zhuban.authority.names." + region);
        if (own != null && !own.isBlank()) {
            return own;
        }
        List<String> place = new ArrayList<>(List.of(regions.path(region).split(" ")));
        if (place.size() > 1 && !place.get(0).endsWith("市")) {
            place.remove(0);
        }
        String name = String.join("", place);
        if (!region.endsWith("0000")) {
            return texts.text(language, "desk.authority", name);
        }
        return texts.text(
                language, name.endsWith("市") ? "desk.authority.municipality" : "desk.authority.province", name);
    }
}
