package org.zhuban.review.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhuban.review.DoneQuery;

/** What the list of decisions 已办 shows, as its address says it. Values that make no sense count as left out. */
record DoneAddress(
        @Nullable String type,
        @Nullable String q,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String cursor) {

    static final DoneAddress START = new DoneAddress(null, null, null, null, null);

    static DoneAddress of(QueryParameters parameters) {
        return new DoneAddress(
                one(parameters, "type"),
                one(parameters, "q"),
                day(one(parameters, "from")),
                day(one(parameters, "to")),
                one(parameters, "cursor"));
    }

    QueryParameters parameters() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "type", type);
        put(values, "q", q);
        put(values, "from", from);
        put(values, "to", to);
        put(values, "cursor", cursor);
        return QueryParameters.simple(values);
    }

    DoneAddress at(@Nullable String page) {
        return new DoneAddress(type, q, from, to, page);
    }

    /** Days are civil days of the authority, the last one whole. */
    DoneQuery query(ZoneId zone) {
        return new DoneQuery(
                type,
                q,
                from == null ? null : from.atStartOfDay(zone).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant());
    }

    boolean filtered() {
        return !at(null).equals(START);
    }

    static @Nullable String one(QueryParameters parameters, String name) {
        return parameters
                .getSingleParameter(name)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElse(null);
    }

    private static void put(Map<String, String> values, String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value.toString());
        }
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException nonsense) {
            return null;
        }
    }
}
