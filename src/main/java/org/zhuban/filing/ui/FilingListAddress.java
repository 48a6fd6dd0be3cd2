package org.zhuban.filing.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Programme;
import org.zhuban.filing.FilingQuery;
import org.zhuban.filing.FilingState;

/**
 * What the list of own filings 我的办件 shows, as its address says it. Values that make no sense count as left out.
 *
 * @param from first civil day of the last change
 * @param to   last one, whole
 */
record FilingListAddress(
        @Nullable String q,
        @Nullable FilingState state,
        @Nullable Programme programme,
        @Nullable String type,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String cursor) {

    static final FilingListAddress ALL = new FilingListAddress(null, null, null, null, null, null, null);

    static FilingListAddress of(QueryParameters parameters) {
        return new FilingListAddress(
                one(parameters, "q"),
                named(FilingState.values(), one(parameters, "state")),
                named(Programme.values(), one(parameters, "programme")),
                one(parameters, "type"),
                day(one(parameters, "from")),
                day(one(parameters, "to")),
                one(parameters, "cursor"));
    }

    /** All of a programme. */
    static FilingListAddress of(Programme programme) {
        return new FilingListAddress(null, null, programme, null, null, null, null);
    }

    QueryParameters parameters() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "q", q);
        put(values, "state", state);
        put(values, "programme", programme);
        put(values, "type", type);
        put(values, "from", from);
        put(values, "to", to);
        put(values, "cursor", cursor);
        return QueryParameters.simple(values);
    }

    FilingListAddress at(@Nullable String page) {
        return new FilingListAddress(q, state, programme, type, from, to, page);
    }

    FilingQuery query(ZoneId zone) {
        return new FilingQuery(
                programme,
                type,
                state,
                q,
                from == null ? null : from.atStartOfDay(zone).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant(),
                null);
    }

    boolean filtered() {
        return !at(null).equals(ALL);
    }

    private static @Nullable String one(QueryParameters parameters, String name) {
        return parameters
                .getSingleParameter(name)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElse(null);
    }

    private static <E extends Enum<E>> @Nullable E named(E[] all, @Nullable String name) {
        return Arrays.stream(all)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException nonsense) {
            return null;
        }
    }

    private static void put(Map<String, String> values, String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value.toString());
        }
    }
}
