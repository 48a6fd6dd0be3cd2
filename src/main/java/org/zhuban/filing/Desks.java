package org.zhuban.filing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.reference.Regions;

/**
 * The desks 岗位: who sits there, and the names that both sides call them by, e.g. 苏州市相城区住房和城乡建设局. Where an enterprise decides, its name.
 */
@Component
public class Desks {

    private static final String AUTHORITY = "authority";

    /** Desk of a person 个人, who decides on his phone pages and not in the inbox. */
    public static final String PERSON = "person";

    /** Desk of the other party: the person where an enterprise files, the enterprise where a person does. */
    public static final String COUNTERPART = "counterpart";

    /** Desks of the enterprise that decides: the one an account is asked for, the one that is invited. */
    private static final Set<String> OF_ENTERPRISES = Set.of("owning-enterprise", "invited-enterprise");

    private final Regions regions;
    private final Environment settings;
    private final Texts texts;
    private final ObjectProvider<Organisations> organisations;

    Desks(Regions regions, Environment settings, Texts texts, ObjectProvider<Organisations> organisations) {
        this.regions = regions;
        this.settings = settings;
        this.texts = texts;
        this.organisations = organisations;
    }

    /** Does an enterprise sit at it? */
    public static boolean ofEnterprise(String desk) {
        return OF_ENTERPRISES.contains(desk);
    }

    /** Does an enterprise or a person sit at it, named by the filing? */
    static boolean ofParty(String desk) {
        return ofEnterprise(desk) || PERSON.equals(desk) || COUNTERPART.equals(desk);
    }

    /** What an enterprise's own account sits at: {@code owning-enterprise|<id>} … */
    public static List<String> groupsOf(UUID enterprise) {
        return OF_ENTERPRISES.stream()
                .sorted()
                .map(desk -> desk + "|" + enterprise)
                .toList();
    }

    /** The group a task lies with, e.g. {@code authority|ZZ|320507}, {@code owning-enterprise|<id>}. */
    public static String group(String desk, Filing filing) {
        if (COUNTERPART.equals(desk)) {
            return group(filing.organisation() == null ? "owning-enterprise" : PERSON, filing);
        }
        return ofParty(desk)
                ? desk + "|" + Objects.requireNonNull(filing.decider(), filing.number())
                : desk + "|" + filing.programme() + "|" + filing.region();
    }

    /** Names of the enterprises that decide these filings, by id, in one statement. */
    Map<UUID, String> deciders(Collection<Filing> filings) {
        Set<UUID> ids =
                filings.stream().map(Filing::decider).filter(Objects::nonNull).collect(Collectors.toSet());
        Organisations register = organisations.getIfAvailable();
        return ids.isEmpty() || register == null ? Map.of() : register.names(ids);
    }

    /** Who decides it: the enterprise, or the authority of its region. */
    String decider(Filing filing) {
        String name =
                filing.decider() == null ? null : deciders(List.of(filing)).get(filing.decider());
        return name != null
                ? name
                : filing.decider() == null ? authority(filing.region()) : texts.text("desk." + PERSON);
    }

    /** Whose move it is, in the reader's language: the reviewing desk, or the applicant while it is returned; null when it is nobody's. */
    public @Nullable String holder(Filing filing, OpenTasks.@Nullable OnDesk onDesk) {
        boolean party = onDesk != null && ofParty(onDesk.desk());
        return holder(filing, onDesk, party ? deciders(List.of(filing)) : Map.of());
    }

    /** The same in a list. @param deciders names by id, of all its filings */
    @Nullable
    String holder(Filing filing, OpenTasks.@Nullable OnDesk onDesk, Map<UUID, String> deciders) {
        if (filing.state() == FilingState.RETURNED) {
            return texts.text("desk." + Progress.APPLICANT);
        }
        if (onDesk == null) {
            return null;
        }
        String enterprise = ofParty(onDesk.desk()) ? deciders.get(filing.decider()) : null;
        if (enterprise != null) {
            return enterprise;
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
