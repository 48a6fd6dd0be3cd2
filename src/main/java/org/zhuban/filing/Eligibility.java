package org.zhuban.filing;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;

/**
 * Who may file a type: process property {@code applicants}, a comma list of {@code visitor}, {@code person}, {@code enterprise} (any kind),
 * {@code enterprise:<KIND>}, {@code project} (a project account 项目账号 of any kind of enterprise), {@code project:<KIND>} and {@code role:<ROLE>} (staff of the office, each for himself).
 *
 * @param visitors    people without an account
 * @param persons     persons 个人, each for himself
 * @param enterprises kinds of enterprise whose own account may
 * @param projects    kinds of enterprise whose project accounts may
 * @param roles       roles of the office's staff who may
 */
public record Eligibility(boolean visitors, boolean persons, Kinds enterprises, Kinds projects, Set<String> roles) {

    static final String PROPERTY = "applicants";

    /**
     * Kinds of enterprise.
     *
     * @param any   every kind
     * @param codes else these, codes of table {@code enterprise-kind}
     */
    record Kinds(boolean any, Set<String> codes) {

        private static Kinds of(Set<String> all, String side) {
            return new Kinds(
                    all.contains(side),
                    all.stream()
                            .filter(one -> one.startsWith(side + ":"))
                            .map(one -> one.substring(side.length() + 1))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }

        private boolean some() {
            return any || !codes.isEmpty();
        }
    }

    static Eligibility of(ProcessModel model) {
        Set<String> all = Arrays.stream(
                        model.properties().getOrDefault(PROPERTY, "").split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        return new Eligibility(
                all.contains("visitor"),
                all.contains("person"),
                Kinds.of(all, "enterprise"),
                Kinds.of(all, "project"),
                Kinds.of(all, "role").codes());
    }

    /** May this account file it for itself: a person, or one of the office's staff? */
    boolean admits(CurrentAccount account) {
        return account.organisation() == null
                && (persons && account.has(Role.PERSON)
                        || account.grants().stream()
                                .anyMatch(grant -> grant.role().staff()
                                        && roles.contains(grant.role().name())));
    }

    /** May an enterprise of this kind file it? @param project by the account of one of its projects */
    public boolean admits(@Nullable String kind, boolean project) {
        Kinds side = side(project);
        return kind != null && (side.any() || side.codes().contains(kind));
    }

    /** Is it for accounts of enterprises at all, or of projects? */
    boolean accounts(boolean project) {
        return side(project).some();
    }

    /** The kinds it is for; empty = all or none. */
    Set<String> kinds(boolean project) {
        return side(project).codes();
    }

    private Kinds side(boolean project) {
        return project ? projects : enterprises;
    }
}
