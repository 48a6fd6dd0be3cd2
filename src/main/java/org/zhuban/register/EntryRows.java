package org.zhuban.register;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.privacy.Masks;
import org.zhuban.privacy.Sealer;

/** Answers as columns, and columns as answers. */
@Component
class EntryRows {

    private final Sealer sealer;

    EntryRows(Sealer sealer) {
        this.sealer = sealer;
    }

    /** Parameters by column; a missing answer is null. */
    Map<String, @Nullable Object> parameters(Register register, UUID id, Map<String, Object> data) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        for (Column column : written(register)) {
            Object value = data.get(column.field());
            parameters.put(column.name(), value == null ? null : stored(register, id, column, value));
            if (column.kind().sealed()) {
                parameters.put(column.name() + "_index", value == null ? null : index(column, value.toString()));
            }
        }
        return parameters;
    }

    byte[] index(Column column, String value) {
        return sealer.index(column.kind().index(), value);
    }

    static List<Column> written(Register register) {
        return register.columns().stream().filter(Column::written).toList();
    }

    private Object stored(Register register, UUID id, Column column, Object value) {
        return switch (column.kind()) {
            case TEXT -> value.toString();
            case DATE -> LocalDate.parse(value.toString());
            case NUMBER -> new BigDecimal(value.toString());
            case LIST ->
                value instanceof List<?> several
                        ? several.stream().map(Object::toString).toArray(String[]::new)
                        : new String[] {value.toString()};
            case RESIDENT_ID, PHONE -> sealer.seal(value.toString(), register.table(), column.name(), id.toString());
        };
    }

    Entry entry(Register register, List<Column> columns, boolean clear, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Column column : columns) {
            Object value = value(register, id, column, clear, row);
            if (value != null) {
                values.put(column.field(), value);
            }
        }
        return new Entry(
                id,
                row.getObject("enterprise", UUID.class),
                row.getString("enterprise_name"),
                row.getString("enterprise_code"),
                row.getString("region"),
                row.getObject("filing", UUID.class),
                row.getInt("version"),
                row.getTimestamp("changed_at").toInstant(),
                row.getBoolean("revoked"),
                values);
    }

    /** As the form has it. */
    @Nullable
    Object value(Register register, UUID id, Column column, boolean clear, ResultSet row) throws SQLException {
        String name = column.name();
        return switch (column.kind()) {
            case TEXT -> row.getString(name);
            case DATE -> {
                LocalDate day = row.getObject(name, LocalDate.class);
                yield day == null ? null : day.toString();
            }
            case NUMBER -> {
                BigDecimal number = row.getBigDecimal(name);
                yield number == null ? null : plain(number);
            }
            case LIST -> {
                Array several = row.getArray(name);
                yield several == null ? null : Arrays.asList((String[]) several.getArray());
            }
            case RESIDENT_ID, PHONE -> {
                String sealed = row.getString(name);
                if (sealed == null) {
                    yield null;
                }
                String number = sealer.open(sealed, register.table(), name, id.toString());
                yield clear ? number : masked(column.kind(), number);
            }
        };
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String masked(Column.Kind kind, String number) {
        return kind == Column.Kind.RESIDENT_ID ? Masks.residentId(number) : Masks.phone(number);
    }
}
