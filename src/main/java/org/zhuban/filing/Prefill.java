package org.zhuban.filing;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers that the system knows already (SPEC 2, fill once).
 *
 * @param values by key of the form's field; keys that the form does not have are left out
 * @param source message code {@code source.*} of where they come from, e.g. {@code source.enterprise-register}
 * @param at     when that source said so
 * @param rank   which source wins where two know the same
 */
public record Prefill(Map<String, Object> values, String source, Instant at, Rank rank) {

    /** SPEC 2: the register, the last filing of its kind, the outside registries; each wins over those before it here. */
    public enum Rank {
        /** An outside source, which may lag behind what was approved. */
        OUTSIDE,
        /** The last filing of its kind. */
        FORMER,
        /** A register, by what nobody approved, or what a former filing may go on saying otherwise. */
        REGISTER,
        /** A register, by what an authority approved: in a change it wins over the former filing too, if it is newer than its approval. */
        APPROVED
    }

    /** From an outside source. */
    public Prefill(Map<String, Object> values, String source, Instant at) {
        this(values, source, at, Rank.OUTSIDE);
    }

    /** All but this field, which another form has for something else. */
    public Prefill without(String field) {
        Map<String, Object> left = new LinkedHashMap<>(values);
        left.remove(field);
        return new Prefill(left, source, at, rank);
    }

    boolean approved() {
        return rank == Rank.APPROVED;
    }

    /** The winning ones last; of the same rank in the order given. */
    static List<Prefill> ranked(List<Prefill> known) {
        return known.stream().sorted(Comparator.comparing(Prefill::rank)).toList();
    }
}
