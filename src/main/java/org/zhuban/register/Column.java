package org.zhuban.register;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a form in a register.
 *
 * @param field    key in the form: gives its label, choices and how it is shown
 * @param name     column of table and view; a sealed one has its blind index beside it in {@code <name>_index}
 * @param listed   shown in lists
 * @param searched found by the search field, from its beginning or its middle; a sealed one by the whole number only
 * @param filtered a filter of the list offers its choices
 * @param written  false where only the view has it
 * @param codes    code table of its values, where no form says how they are shown; else null
 */
public record Column(
        String field,
        String name,
        Kind kind,
        boolean listed,
        boolean searched,
        boolean filtered,
        boolean written,
        @Nullable String codes) {

    /** How a column keeps its answers. */
    public enum Kind {
        TEXT("text"),
        DATE("date"),
        NUMBER("numeric"),
        /** Several choices. */
        LIST("text[]"),
        /** Sealed, indexed as {@code resident-id}. */
        RESIDENT_ID("text"),
        /** Sealed, indexed as {@code mobile}; fixed lines too. */
        PHONE("text");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }

        boolean sealed() {
            return this == RESIDENT_ID || this == PHONE;
        }

        /** Of the blind index. */
        String index() {
            return this == RESIDENT_ID ? "resident-id" : "mobile";
        }
    }

    /** Of a field with the same name, in snake case. */
    public static Column of(Kind kind, String field) {
        String name = field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        return new Column(field, name, kind, false, false, false, true, null);
    }

    public static Column text(String field) {
        return of(Kind.TEXT, field);
    }

    public static Column date(String field) {
        return of(Kind.DATE, field);
    }

    public static Column number(String field) {
        return of(Kind.NUMBER, field);
    }

    public static Column list(String field) {
        return of(Kind.LIST, field);
    }

    public static Column residentId(String field) {
        return of(Kind.RESIDENT_ID, field);
    }

    public static Column phone(String field) {
        return of(Kind.PHONE, field);
    }

    public Column inList() {
        return new Column(field, name, kind, true, searched, filtered, written, codes);
    }

    public Column searchable() {
        return new Column(field, name, kind, listed, true, filtered, written, codes);
    }

    public Column withFilter() {
        return new Column(field, name, kind, listed, searched, true, written, codes);
    }

    /** Of the view only: another table keeps it. */
    public Column readOnly() {
        return new Column(field, name, kind, listed, searched, filtered, false, codes);
    }

    /** Shown as this code table says. */
    public Column coded(String table) {
        return new Column(field, name, kind, listed, searched, filtered, written, table);
    }

    /** In a column of another name. */
    public Column named(String column) {
        return new Column(field, column, kind, listed, searched, filtered, written, codes);
    }
}
