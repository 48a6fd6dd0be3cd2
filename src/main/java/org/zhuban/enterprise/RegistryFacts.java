package org.zhuban.enterprise;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.CreditCode;
import org.zhuban.common.HalfWidth;
import org.zhuban.enterprise.EnterpriseRegistry.Extract;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Prefill;
import org.zhuban.reference.Regions;

/** What the enterprise registry 企业登记信息 tells the forms, and how their answers compare with it. */
@Component
public class RegistryFacts {

    private static final String SOURCE = "source.enterprise-registry";
    private static final Pattern CAPITAL = Pattern.compile("([0-9]+(?:\\.[0-9]{1,6})?)万.*");
    private static final int DISTRICT = 3;

    private final RegistryExtracts registry;
    private final Regions regions;

    RegistryFacts(RegistryExtracts registry, Regions regions) {
        this.registry = registry;
        this.regions = regions;
    }

    /** Asks now, outside a transaction; empty when the registry is down or knows nothing. */
    public Optional<Extract> ask(@Nullable String code) {
        return code == null || CreditCode.fault(code) != null
                ? Optional.empty()
                : Optional.ofNullable(registry.lookup(code).extract());
    }

    /** What it says, by keys that the forms share; later a person may override it. */
    public Prefill prefill(Extract extract) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", extract.name());
        put(values, "registeredOn", extract.registeredOn());
        put(values, "foundedOn", extract.registeredOn());
        put(values, "registeredAddress", extract.address());
        put(values, "legalRepresentative", extract.legalRepresentative());
        put(values, "enterpriseType", extract.enterpriseType());
        put(values, "registeredCapital", capital(extract.registeredCapital()));
        String region = extract.regionCode();
        if (region != null
                && regions.find(region)
                        .filter(found -> found.level() == DISTRICT)
                        .isPresent()) {
            values.put("regionCode", region);
        }
        return new Prefill(values, SOURCE, extract.fetchedAt());
    }

    private static void put(Map<String, Object> values, String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value instanceof LocalDate day ? day.toString() : value);
        }
    }

    /**
     * Name, day of registration and state, against what was asked for within the day.
     *
     * @return {@code MATCH, NAME_DIFFERS, DATE_DIFFERS, NOT_ACTIVE, NOT_FOUND, DOWN}
     */
    public String compared(String code, @Nullable String name, @Nullable LocalDate registeredOn) {
        if (CreditCode.fault(code) != null) {
            return "NOT_FOUND";
        }
        RegistryExtracts.Lookup lookup = registry.known(code);
        Extract extract = lookup.extract();
        if (extract == null) {
            return lookup.state() == RegistryExtracts.State.NOT_FOUND ? "NOT_FOUND" : "DOWN";
        }
        if (!Set.of("存续", "在业", "开业").contains(extract.status())) {
            return "NOT_ACTIVE";
        }
        if (!same(extract.name(), name)) {
            return "NAME_DIFFERS";
        }
        LocalDate registered = extract.registeredOn();
        return registered != null && !registered.equals(registeredOn) ? "DATE_DIFFERS" : "MATCH";
    }

    /** Legal representative, address and capital of a profile: {@code MATCH}, {@code DIFFERS}, {@code UNKNOWN} when there is nothing to compare. */
    public String details(String code, Answers answers) {
        Extract extract = CreditCode.fault(code) == null ? registry.known(code).extract() : null;
        if (extract == null) {
            return "UNKNOWN";
        }
        BigDecimal capital = capital(extract.registeredCapital());
        String stated = answers.text("registeredCapital");
        boolean differs = differs(extract.legalRepresentative(), answers.text("legalRepresentative"))
                || differs(extract.address(), answers.text("registeredAddress"))
                || (capital != null && stated != null && capital.compareTo(new BigDecimal(stated)) != 0);
        return differs ? "DIFFERS" : "MATCH";
    }

    private static boolean differs(@Nullable String registered, @Nullable String stated) {
        return registered != null && !same(registered, stated);
    }

    /** Width, blanks and case do not matter. */
    private static boolean same(String registered, @Nullable String stated) {
        return stated != null && HalfWidth.code(registered).equals(HalfWidth.code(stated));
    }

    /** 万元, from e.g. {@code 1000万人民币}; null for another currency or wording. */
    static @Nullable BigDecimal capital(@Nullable String text) {
        if (text == null || text.matches(".*(美元|港|欧元|日元|英镑).*")) {
            return null;
        }
        Matcher amount = CAPITAL.matcher(text.strip());
        return amount.matches() ? new BigDecimal(amount.group(1)) : null;
    }
}
