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
     * A condition over the view's columns; its parameters go into the map.
     *
     * @throws DeniedException {@code register.no-right} for an account that sees none
     */
    static String of(CurrentAccount account, Register register, Map<String, Object> parameters) {
        if (account.organisation() != null) {
            String ofProject = register.ofProject();
            if (account.project() != null && ofProject != null) {
                parameters.put("project", account.project());
                return ofProject;
            }
            if (!account.has(Role.ENTERPRISE) || account.project() != null) {
                throw new DeniedException("register.no-right");
            }
            parameters.put("own", account.organisation());
            return register.own();
        }
        List<String> regions = new ArrayList<>();
        for (Grant grant : account.grants()) {
            boolean reads = grant.role() == Role.REVIEWER || grant.role() == Role.SUPERVISOR;
            if (reads
                    && (grant.programme() == null
                            || register.programme() == null
                            || grant.programme() == register.programme())) {
                regions.add(grant.region() == null ? "" : grant.region());
            }
        }
        if (regions.isEmpty()) {
            throw new DeniedException("register.no-right");
        }
        if (regions.contains("")) {
            return "true";
        }
        List<String> either = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            either.add(within(regions.get(i), "scope" + i, parameters));
        }
        return "(" + String.join(" or ", either) + ")";
    }

    /** A region with those in it, as an index can answer it: GB/T 2260 codes of a city begin with its first four digits. */
    static String within(String region, String name, Map<String, Object> parameters) {
        String first = region.replaceAll("(0000|00)$", "");
        if (first.length() == region.length()) {
            parameters.put(name, region);
            return "region = cast(:%s as bpchar)".formatted(name);
        }
        parameters.put(name + "from", first);
        parameters.put(name + "to", first + "99");
        return "region >= cast(:%1$sfrom as bpchar) and region <= cast(:%1$sto as bpchar)".formatted(name);
    }

    /** Of entries whose last filing was not revoked since. @param entries table or view */
    static String standing(String entries) {
        return "not " + revoked(entries);
    }

    /** The others. */
    static String revoked(String entries) {
        return "exists (select from filing f where f.id = %s.filing and f.state = 'REVOKED')".formatted(entries);
    }
}
