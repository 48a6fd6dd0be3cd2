package org.zhuban.reference;

import java.util.List;
import java.util.Optional;

/** Code tables of the national real-name data standard, from table {@code code_item}; enabled items, in order. */
public interface CodeTables {

    /** @param table e.g. {@code trade}; unknown tables are empty */
    List<CodeItem> items(String table);

    Optional<String> name(String table, String code);
}
