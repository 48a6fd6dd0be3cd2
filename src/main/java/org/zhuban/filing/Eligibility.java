package org.zhuban.filing;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.engine.ProcessModel;

/**
 * Who may file a type: process property {@code applicants}, a comma list of {@code visitor}, {@code enterprise} (any kind) and
 * {@code enterprise:<KIND>}.
 *
 * @param visitors   people without an account
 * @param anyKind    enterprises of every kind
 * @param kinds      else these, codes of table {@code enterprise-kind}
 */
public record Eligibility(boolean visitors, boolean anyKind, Set<String> kinds) {

    static final String PROPERTY = "applicants";
    private static final String ENTERPRISE = "enterprise";

    static Eligibility of(ProcessModel model) {
        Set<String> all = new TreeSet<>();
        Arrays.stream(model.properties().getOrDefault(PROPERTY, "").split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .forEach(all::add);
        Set<String> kinds = new TreeSet<>();
        all.stream()
                .filter(one -> one.startsWith(ENTERPRISE + ":"))
                .forEach(one -> kinds.add(one.substring(ENTERPRISE.length() + 1)));
        return new Eligibility(all.contains("visitor"), all.contains(ENTERPRISE), kinds);
    }

    /** May an enterprise of this kind file it? */
    public boolean admits(@Nullable String kind) {
        return kind != null && (anyKind || kinds.contains(kind));
    }

    /** Is it for enterprises at all? */
    public boolean enterprises() {
        return anyKind || !kinds.isEmpty();
    }
}
