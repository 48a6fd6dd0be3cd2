package org.zhuban.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Loads {@code reference/*.csv} whenever one of them changed. It adds what the tables lack and leaves what is there, so
 * an administrator's corrections stay. Cost: a name corrected in a file reaches an old database only by hand.
 */
@Component
class ReferenceData implements JavaMigration {

    private static final String REGIONS = "insert into region (code, name, parent, level)"
            + " select code, name, nullif(parent, ''), level::int from unnest(?::text[], ?::text[], ?::text[], ?::text[])"
            + " as r (code, name, parent, level) order by level on conflict do nothing";
    private static final String CODES = "insert into code_item (code_table, code, name, sort)"
            + " select code_table, code, name, sort::int from unnest(?::text[], ?::text[], ?::text[], ?::text[])"
            + " as c (code_table, code, name, sort) on conflict do nothing";
    private static final String CALENDAR = "insert into calendar_day (day, kind, name)"
            + " select day::date, kind, name from unnest(?::text[], ?::text[], ?::text[]) as d (day, kind, name)"
            + " on conflict do nothing";

    private final Resource regions = new ClassPathResource("reference/regions.csv");
    private final Resource calendar = new ClassPathResource("reference/calendar.csv");
    private final List<Resource> codes;

    ReferenceData() throws IOException {
        codes = Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:reference/codes/*.csv"))
                .sorted(Comparator.comparing(ReferenceData::name))
                .toList();
    }

    /** None: repeated when the checksum changed. */
    @Override
    public @Nullable MigrationVersion getVersion() {
        return null;
    }

    @Override
    public String getDescription() {
        return "reference data";
    }

    @Override
    public Integer getChecksum() {
        CRC32 sum = new CRC32();
        sum.update(bytes(regions));
        sum.update(bytes(calendar));
        codes.forEach(resource -> {
            sum.update(name(resource).getBytes(StandardCharsets.UTF_8));
            sum.update(bytes(resource));
        });
        return (int) sum.getValue();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        insert(context.getConnection(), REGIONS, rows(regions, 4));
        insert(context.getConnection(), CALENDAR, rows(calendar, 3));
        List<String[]> items = new ArrayList<>();
        for (Resource resource : codes) {
            String table = name(resource).replace(".csv", "");
            for (String[] row : rows(resource, 2)) {
                items.add(new String[] {table, row[0], row[1], String.valueOf(items.size())});
            }
        }
        insert(context.getConnection(), CODES, items);
    }

    private static void insert(Connection connection, String sql, List<String[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < rows.get(0).length; i++) {
                int column = i;
                Array values = connection.createArrayOf(
                        "text", rows.stream().map(row -> row[column]).toArray());
                statement.setArray(i + 1, values);
            }
            statement.executeUpdate();
        }
    }

    /** Rows after the header; lines that begin with # are remarks. */
    private static List<String[]> rows(Resource resource, int columns) {
        return new String(bytes(resource), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .skip(1)
                .map(line -> {
                    String[] row = line.split(",", -1);
                    if (row.length != columns) {
                        throw new IllegalStateException(name(resource) + ": " + columns + " columns expected: " + line);
                    }
                    return row;
                })
                .toList();
    }

    private static String name(Resource resource) {
        return Objects.requireNonNull(resource.getFilename());
    }

    private static byte[] bytes(Resource resource) {
        try {
            return resource.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
