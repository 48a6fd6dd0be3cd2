package org.zhuban.register;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Programme;

/**
 * A register 库 as a bean of the module that owns it. Its table has, besides its columns, {@code id, enterprise, region, subject, filing,
 * version, created_at, changed_at} and a unique key over enterprise and subject; its view adds {@code enterprise_name} and {@code enterprise_code}.
 */
public interface Register {

    /** In addresses and message codes, e.g. {@code contracts}. */
    String key();

    String table();

    String view();

    /** Filing types whose approval makes entries; the first one's form names the columns. */
    List<String> types();

    /** Null = of all programmes. */
    @Nullable
    Programme programme();

    /** Key of the field that names an entry, e.g. {@code projectName}. */
    String title();

    List<Column> columns();

    /** Key of the date after which an entry is no longer valid: marked, and a filter of the list. */
    default Optional<String> expiry() {
        return Optional.empty();
    }

    /** Key of the date on which an entry was taken out of the register 取消, for one that keeps such entries. */
    default Optional<String> takenOut() {
        return Optional.empty();
    }

    /** Message code of the enterprise's column: as what it stands in an entry. */
    default String holder() {
        return "register.enterprise";
    }

    /** Field after which lists show the enterprise; null = before all. */
    default @Nullable String holderAfter() {
        return null;
    }

    /** Does an enterprise see entries of others? Then its list says whose each is. */
    default boolean shared() {
        return false;
    }

    /** Condition over the view's columns of the entries that an enterprise sees; it is {@code :own}. */
    default String own() {
        return "enterprise = :own";
    }

    /** The same for a project's account 项目账号; its project is {@code :project}. Null = it sees none. */
    default @Nullable String ofProject() {
        return null;
    }

    /** Column of that field. */
    default Column column(String field) {
        return columns().stream()
                .filter(column -> column.field().equals(field))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key() + " has no column " + field));
    }
}
