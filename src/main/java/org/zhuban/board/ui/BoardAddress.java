package org.zhuban.board.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.board.BoardFilter;
import org.zhuban.board.BoardQuery;

/** Region, period and what else is chosen, as they stand in the address; nonsense counts as not chosen. */
final class BoardAddress {

    private BoardAddress() {}

    /** @param region where none is chosen */
    static BoardQuery query(QueryParameters asked, String region) {
        int weeks = BoardQuery.USUAL;
        try {
            int wanted = Integer.parseInt(one(asked, "weeks", ""));
            weeks = BoardQuery.PERIODS.contains(wanted) ? wanted : weeks;
        } catch (NumberFormatException none) {
            // the usual period
        }
        String wanted = one(asked, "region", region);
        return new BoardQuery(wanted.matches("([0-9]{2}){0,3}") ? wanted : region, weeks);
    }

    static BoardFilter filter(QueryParameters asked, String region) {
        return new BoardFilter(
                query(asked, region),
                week(asked),
                kind(asked),
                asked.getSingleParameter("type").orElse(null),
                person(asked));
    }

    private static @Nullable LocalDate week(QueryParameters asked) {
        try {
            return asked.getSingleParameter("week").map(LocalDate::parse).orElse(null);
        } catch (java.time.DateTimeException none) {
            return null;
        }
    }

    private static BoardFilter.@Nullable Kind kind(QueryParameters asked) {
        try {
            return asked.getSingleParameter("kind")
                    .map(BoardFilter.Kind::valueOf)
                    .orElse(null);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static @Nullable UUID person(QueryParameters asked) {
        try {
            return asked.getSingleParameter("person").map(UUID::fromString).orElse(null);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    static String one(QueryParameters asked, String name, String otherwise) {
        return asked.getSingleParameter(name).orElse(otherwise);
    }

    static Map<String, String> parameters(BoardQuery query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("region", query.region());
        parameters.put("weeks", String.valueOf(query.weeks()));
        return parameters;
    }

    static Map<String, String> parameters(BoardFilter filter) {
        Map<String, String> parameters = parameters(filter.query());
        put(parameters, "week", filter.week());
        put(parameters, "kind", filter.kind());
        put(parameters, "type", filter.type());
        put(parameters, "person", filter.person());
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }

    static String link(BoardFilter filter) {
        return "board/filings?" + QueryParameters.simple(parameters(filter)).getQueryString();
    }

    static String link(BoardQuery query) {
        return "board?" + QueryParameters.simple(parameters(query)).getQueryString();
    }
}
