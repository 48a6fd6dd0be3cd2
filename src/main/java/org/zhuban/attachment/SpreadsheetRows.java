package org.zhuban.attachment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;

/**
 * The first sheet of an uploaded XLSX as text (SECURITY 12). Every part is unfolded under a budget and looked at before the reader sees the file, and
 * the reader gets a copy of what was looked at, so that no second reading of the archive can say otherwise.
 */
public final class SpreadsheetRows {

    /** The largest file taken. */
    public static final int MAX_BYTES = 5 << 20;

    private static final int MAX_ENTRIES = 200;
    private static final int MAX_PART = 24 << 20;
    private static final int MAX_TOTAL = 32 << 20;
    private static final int MAX_CELL = 2_000;
    private static final int MAX_COLUMNS = 100;
    private static final int MAX_DIGITS = 50;
    private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);

    /** Parts with something that runs or reaches out. */
    private static final List<String> FORBIDDEN = List.of(
            "vbaproject", "externallinks/", "embeddings/", "activex/", "ctrlprops/", "macrosheets/", "connections.xml");

    private SpreadsheetRows() {}

    /**
     * A row that is not empty.
     *
     * @param number as the spreadsheet numbers it, from 1
     * @param cells  trimmed text; empty for an empty cell
     */
    public record Line(int number, List<String> cells) {

        /** Empty beyond the last. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    /**
     * Reads.
     *
     * @param most rows that may be there, the head included
     * @throws InvalidInputException at {@code /file} with a sentence that says what is wrong and what is taken
     */
    public static List<Line> read(byte[] content, int most) {
        if (content.length > MAX_BYTES) {
            throw refused("spreadsheet.too-large", MAX_BYTES >> 20);
        }
        if (content.length < 4 || content[0] != 'P' || content[1] != 'K') {
            throw refused("spreadsheet.no-xlsx");
        }
        byte[] copy = copy(content);
        List<Line> lines = new ArrayList<>();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(copy));
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            rows.forEach(row -> {
                List<String> cells = cells(row);
                if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                    if (lines.size() == most) {
                        throw refused("spreadsheet.too-many-rows", most - 1);
                    }
                    lines.add(new Line(row.getRowNum(), cells));
                }
            });
        } catch (InvalidInputException refused) {
            throw refused;
        } catch (IOException | RuntimeException unreadable) {
            throw refused("spreadsheet.no-xlsx");
        }
        return lines;
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < Math.min(MAX_COLUMNS, row.getCellCount()); column++) {
            String text = text(row.getCell(column)).strip();
            if (text.length() > MAX_CELL) {
                throw refused("spreadsheet.long-cell", row.getRowNum(), MAX_CELL);
            }
            cells.add(text);
        }
        return cells;
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return "";
        }
        return cell.getType() == CellType.NUMBER
                ? plain(cell.asNumber().stripTrailingZeros())
                : Objects.requireNonNullElse(cell.getText(), "");
    }

    /** 1E2000000000 would be two billion digits. */
    private static String plain(BigDecimal number) {
        return Math.abs((long) number.scale()) > MAX_DIGITS ? number.toString() : number.toPlainString();
    }

    private static byte[] copy(byte[] content) {
        var copy = new ByteArrayOutputStream();
        int total = 0;
        int entries = 0;
        try (var in = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                        .get();
                var out = new ZipOutputStream(copy)) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                String name = entry.getName().toLowerCase(Locale.ROOT).replace('\\', '/');
                if (++entries > MAX_ENTRIES) {
                    throw refused("spreadsheet.too-complex");
                }
                if (FORBIDDEN.stream().anyMatch(name::contains)) {
                    throw refused("spreadsheet.active-content");
                }
                byte[] part;
                try (var unfolded = in.getInputStream(entry)) {
                    part = unfolded.readNBytes(Math.min(MAX_PART, MAX_TOTAL - total) + 1);
                }
                total += part.length;
                if (part.length > MAX_PART || total > MAX_TOTAL) {
                    throw refused("spreadsheet.too-complex");
                }
                if (name.endsWith(".xml") || name.endsWith(".rels")) {
                    if (contains(part, DOCTYPE) || !asciiBased(part)) {
                        throw refused("spreadsheet.active-content");
                    }
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(part);
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw refused("spreadsheet.no-xlsx");
        }
        return copy.toByteArray();
    }

    /** UTF-16 would hide a word from {@link #contains}. */
    private static boolean asciiBased(byte[] part) {
        return part.length < 2 || part[0] != 0 && part[1] != 0 && part[0] != (byte) 0xFE && part[0] != (byte) 0xFF;
    }

    private static boolean contains(byte[] part, byte[] wanted) {
        for (int at = 0; at <= part.length - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && part[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }

    private static InvalidInputException refused(String code, Object... args) {
        return new InvalidInputException(new FieldError("/file", code, args));
    }
}
