package org.zhuban.register.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhuban.register.Column;
import org.zhuban.register.Register;
import org.zhuban.register.RegisterQuery;
import org.zhuban.register.RegisterQuery.Expiry;

/** What a list shows, as its address says it: {@code contracts?q=…&region=…&cursor=…}. Values that make no sense count as left out. */
record RegisterAddress(RegisterQuery query, @Nullable String cursor) {

    static final RegisterAddress START = new RegisterAddress(RegisterQuery.ALL, null);

    static RegisterAddress of(Register register, QueryParameters parameters) {
        Map<String, String> choices = new LinkedHashMap<>();
        register.columns().stream().filter(Column::filtered).forEach(column -> one(parameters, column.field())
                .ifPresent(choice -> choices.put(column.field(), choice)));
        return new RegisterAddress(
                new RegisterQuery(
                        one(parameters, "q").orElse(null),
                        one(parameters, "region")
                                .filter(code -> code.matches("[0-9]{6}"))
                                .orElse(null),
                        one(parameters, "expiry")
                                .flatMap(RegisterAddress::expiry)
                                .orElse(null),
                        Map.copyOf(choices)),
                one(parameters, "cursor").orElse(null));
    }

    QueryParameters parameters() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "q", query.q());
        put(values, "region", query.region());
        Expiry expiry = query.expiry();
        put(values, "expiry", expiry == null ? null : expiry.name().toLowerCase(Locale.ROOT));
        values.putAll(query.choices());
        put(values, "cursor", cursor);
        return QueryParameters.simple(values);
    }

    RegisterAddress at(@Nullable String page) {
        return new RegisterAddress(query, page);
    }

    private static Optional<Expiry> expiry(String name) {
        for (Expiry expiry : Expiry.values()) {
            if (expiry.name().equalsIgnoreCase(name)) {
                return Optional.of(expiry);
            }
        }
        return Optional.empty();
    }

    private static void put(Map<String, String> values, String key, @Nullable String value) {
        if (value != null) {
            values.put(key, value);
        }
    }

    private static Optional<String> one(QueryParameters parameters, String name) {
        return parameters.getSingleParameter(name).map(String::strip).filter(value -> !value.isEmpty());
    }
}
