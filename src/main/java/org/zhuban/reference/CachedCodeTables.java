package org.zhuban.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** All tables in memory, some hundred items; another node's change is seen within five minutes. */
@Service
class CachedCodeTables implements CodeTables {

    private final JdbcClient jdbc;
    private volatile @Nullable Map<String, List<CodeItem>> tables;

    CachedCodeTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<CodeItem> items(String table) {
        return tables().getOrDefault(table, List.of());
    }

    @Override
    public Optional<String> name(String table, String code) {
        return items(table).stream()
                .filter(item -> item.code().equals(code))
                .map(CodeItem::name)
                .findFirst();
    }

    /** After an administrator's change. */
    @Scheduled(fixedDelay = 5 * 60_000, initialDelay = 5 * 60_000)
    void reload() {
        tables = load();
    }

    private Map<String, List<CodeItem>> tables() {
        Map<String, List<CodeItem>> loaded = tables;
        if (loaded == null) {
            loaded = load();
            tables = loaded;
        }
        return loaded;
    }

    private Map<String, List<CodeItem>> load() {
        record Row(String table, CodeItem item) {}
        List<Row> rows = jdbc.sql(
                        "select code_table, code, name from code_item where enabled order by code_table, sort, code")
                .query((row, n) -> new Row(
                        row.getString("code_table"), new CodeItem(row.getString("code"), row.getString("name"))))
                .list();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        Row::table,
                        LinkedHashMap::new,
                        Collectors.mapping(Row::item, Collectors.toUnmodifiableList())));
    }
}
