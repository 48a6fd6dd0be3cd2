package org.zhuban.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.review.InboxQuery.Haste;

/**
 * One statement that counts the desks in many ways. Each count is a range of one index and ends at {@link InboxTally#MOST}, so that it costs
 * what the number of desks costs, not what lies on them.
 */
final class TallySql {

    static final String ALL = "all";
    static final String URGENT = "urgent";
    static final String TYPE = "type";
    static final String REGION = "region";

    /** Beyond, e.g. of the whole country, the counts would cost more than they are worth. */
    private static final int MOST_CELLS = 400;

    private final List<String> provinces;
    private final @Nullable String ofType;
    private final String rounds;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Map<Shape, List<Cell>> cells = new LinkedHashMap<>();

    /**
     * @param ofType what the list is narrowed to; null = all types
     * @param signer as the list has it
     */
    TallySql(InboxSql.Today today, List<String> provinces, @Nullable String ofType, @Nullable UUID signer) {
        this.provinces = provinces;
        this.ofType = ofType;
        today.into(parameters);
        parameters.put("most", InboxTally.MOST);
        rounds = signer == null ? "" : InboxSql.oneOfRound("open_task");
        if (signer != null) {
            InboxSql.signer(parameters, signer, Set.of());
        }
    }

    /** Counts that are made alike. */
    private record Shape(String kind, String column, boolean typed, String condition) {}

    private record Cell(String label, String key, String type) {}

    void all(DeskScopes desks) {
        add(ALL, "", desks, null, "");
    }

    void urgency(DeskScopes desks) {
        for (Haste haste : Haste.values()) {
            add(URGENT, haste.key(), desks, ofType, InboxSql.condition(haste));
        }
    }

    void type(String type, DeskScopes desks) {
        add(TYPE, type, desks, type, "");
    }

    void region(String region, DeskScopes desks) {
        add(REGION, region, desks, ofType, "");
    }

    private void add(String kind, String label, DeskScopes desks, @Nullable String type, String condition) {
        InboxSql.keys(desks, provinces).forEach((column, keys) -> {
            List<Cell> alike =
                    cells.computeIfAbsent(new Shape(kind, column, type != null, condition), none -> new ArrayList<>());
            keys.forEach(key -> alike.add(new Cell(label, key, type == null ? "" : type)));
        });
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** Rows of kind, label and number; empty when there is nothing to count. */
    Optional<String> text() {
        List<String> parts = new ArrayList<>();
        cells.forEach((shape, alike) -> {
            if (alike.size() <= MOST_CELLS) {
                parts.add(part(shape, alike, parts.size()));
            }
        });
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" union all ", parts));
    }

    private String part(Shape shape, List<Cell> alike, int number) {
        parameters.put("labels" + number, alike.stream().map(Cell::label).toArray(String[]::new));
        parameters.put("keys" + number, alike.stream().map(Cell::key).toArray(String[]::new));
        parameters.put("types" + number, alike.stream().map(Cell::type).toArray(String[]::new));
        return """
                select '%1$s' as kind, cell.label, sum(counted.n) as n
                from unnest(:labels%2$d::text[], :keys%2$d::text[], :types%2$d::text[]) cell (label, key, type)
                cross join lateral (select count(*) as n from (
                    select 1 from open_task where %3$s = cell.key and not suspended%4$s%5$s%6$s limit :most) found) counted
                group by cell.label"""
                .formatted(
                        shape.kind(),
                        number,
                        shape.column(),
                        shape.typed() ? " and type = cell.type" : "",
                        shape.condition(),
                        rounds);
    }
}
