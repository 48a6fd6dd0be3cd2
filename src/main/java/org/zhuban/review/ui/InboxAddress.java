package org.zhuban.review.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhuban.review.InboxQuery;
import org.zhuban.review.InboxQuery.Box;
import org.zhuban.review.InboxQuery.Haste;
import org.zhuban.review.InboxQuery.Sort;

/** What the inbox shows, as its address says it: {@code tasks?box=mine&q=…&cursor=…}. Values that make no sense count as left out. */
record InboxAddress(InboxQuery query, @Nullable String cursor) {

    static final InboxAddress START = new InboxAddress(InboxQuery.of(Box.GROUP), null);

    static InboxAddress of(QueryParameters parameters) {
        String region = one(parameters, "region");
        return new InboxAddress(
                new InboxQuery(
                        Box.of(orEmpty(one(parameters, "box"))).orElse(Box.GROUP),
                        one(parameters, "type"),
                        null,
                        region != null && region.matches("[0-9]{6}") ? region : null,
                        one(parameters, "q"),
                        haste(parameters),
                        Sort.of(orEmpty(one(parameters, "sort"))).orElse(Sort.DUE)),
                one(parameters, "cursor"));
    }

    QueryParameters parameters() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("box", query.box().key()); // always: a bare address opens the standard filter
        put(values, "q", query.q());
        put(values, "type", query.type());
        put(values, "region", query.region());
        put(values, "haste", query.haste() == null ? null : query.haste().key());
        if (query.sort() != Sort.DUE) {
            values.put("sort", query.sort().key());
        }
        put(values, "cursor", cursor);
        return QueryParameters.simple(values);
    }

    /** Another question starts on its first page. */
    InboxAddress asking(InboxQuery other) {
        return new InboxAddress(other, null);
    }

    InboxAddress at(@Nullable String page) {
        return new InboxAddress(query, page);
    }

    InboxAddress box(Box box) {
        return asking(new InboxQuery(box, query.type(), null, query.region(), query.q(), query.haste(), query.sort()));
    }

    boolean filtered() {
        return query.type() != null || query.region() != null || query.q() != null || query.haste() != null;
    }

    /** {@code overdue=true} is the older way to say it. */
    private static @Nullable Haste haste(QueryParameters parameters) {
        return "true".equals(one(parameters, "overdue"))
                ? Haste.OVERDUE
                : Haste.of(orEmpty(one(parameters, "haste"))).orElse(null);
    }

    private static void put(Map<String, String> values, String key, @Nullable String value) {
        if (value != null) {
            values.put(key, value);
        }
    }

    private static @Nullable String one(QueryParameters parameters, String name) {
        return parameters
                .getSingleParameter(name)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .orElse(null);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
