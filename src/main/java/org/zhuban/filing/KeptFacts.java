package org.zhuban.filing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.Temporal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Facts of the automated review as they are kept: scalars of JSON; a day or a time as an object of one key that names its kind. */
public final class KeptFacts {

    private static final Map<String, Function<String, Object>> TEMPORAL = Map.of(
            LocalDate.class.getSimpleName(), LocalDate::parse,
            LocalDateTime.class.getSimpleName(), LocalDateTime::parse,
            Instant.class.getSimpleName(), Instant::parse);

    private KeptFacts() {}

    static Map<String, Object> written(Map<String, Object> facts) {
        var written = new LinkedHashMap<String, Object>();
        facts.forEach((name, fact) -> written.put(name, written(fact)));
        return written;
    }

    private static @Nullable Object written(@Nullable Object fact) {
        if (fact instanceof Temporal time) {
            return Map.of(time.getClass().getSimpleName(), time.toString());
        }
        if (fact instanceof Enum<?> constant) {
            return constant.name();
        }
        return fact instanceof BigDecimal decimal ? Double.valueOf(decimal.doubleValue()) : fact;
    }

    /** As they were when the review looked. @param kept from JSON */
    public static Map<String, Object> read(Map<String, Object> kept) {
        var facts = new LinkedHashMap<String, Object>();
        kept.forEach((name, fact) -> facts.put(name, fact instanceof Map<?, ?> time ? time(time) : fact));
        return facts;
    }

    private static Object time(Map<?, ?> kept) {
        Map.Entry<?, ?> only = kept.entrySet().iterator().next();
        return TEMPORAL.getOrDefault(String.valueOf(only.getKey()), text -> text)
                .apply(String.valueOf(only.getValue()));
    }
}
