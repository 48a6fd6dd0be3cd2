package org.zhuban.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhuban.common.DeniedException;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;

/** Whose entries an account sees: an enterprise its own, reviewers and supervisors those of their regions (SPEC 1). */
final class RegisterScope {

    private RegisterScope() {}

    /**
     * A condition over {@code enterprise} and {@code region}; its parameters go into the map.
     *
     * @throws DeniedException {@code register.no-right} for an account that sees none
     */
    static String of(CurrentAccount account, Register register, Map<String, Object> parameters) {
        if (account.organisation() != null) {
            if (!account.has(Role.ENTERPRISE)) {
                throw new DeniedException("register.no-right");
            }
            parameters.put("own", account.organisation());
            return "enterprise = :own";
        }
        List<String> regions = new ArrayList<>();
        for (Grant grant : account.grants()) {
            boolean reads = grant.role() == Role.REVIEWER || grant.role() == Role.SUPERVISOR;
            if (reads
                    && (grant.programme() == null
                            || register.programme() == null
                            || grant.programme() == register.programme())) {
                regions.add(prefix(grant.region() == null ? "" : grant.region()));
            }
        }
        if (regions.isEmpty()) {
            throw new DeniedException("register.no-right");
        }
        if (regions.contains("%")) {
            return "true";
        }
        parameters.put("regions", regions.toArray(String[]::new));
        return "region like any (:regions::text[])";
    }

    /** A region with those in it, as a pattern: GB/T 2260 codes of a city begin with its first four digits. */
    static String prefix(String region) {
        return region.replaceAll("(0000|00)$", "") + "%";
    }
}
