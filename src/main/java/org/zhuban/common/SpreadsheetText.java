package org.zhuban.common;

/** Text for a cell of an exported workbook (SECURITY 12). */
public final class SpreadsheetText {

    /** Full-width forms too: some spreadsheets fold them. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private SpreadsheetText() {}

    /** With a leading apostrophe where a spreadsheet could take it for a formula. */
    public static String neutral(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
