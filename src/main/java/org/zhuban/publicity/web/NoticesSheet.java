package org.zhuban.publicity.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.SpreadsheetText;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.publicity.Notice;
import org.zhuban.publicity.NoticeBoard;
import org.zhuban.publicity.NoticePage;
import org.zhuban.publicity.NoticeQuery;
import org.zhuban.publicity.PublicNotice;
import org.zhuban.reference.CodeTables;
import org.zhuban.reference.Regions;

/** The list of notices as an Excel file: what the page shows and no more, {@value #MOST} rows at most. */
@Component
class NoticesSheet {

    static final int MOST = 5_000;

    private static final int PAGE = 200;
    private static final int[] WIDTHS = {44, 22, 20, 26, 18, 14, 46};
    private static final List<String> HEADS = List.of(
            "notices.name",
            "notices.credit-code",
            "notices.kind",
            "notices.province",
            "notices.sheet.from",
            "notices.sheet.until",
            "notices.sheet.address");

    private final NoticeBoard board;
    private final CodeTables codes;
    private final Regions regions;
    private final Times times;
    private final Texts texts;

    NoticesSheet(NoticeBoard board, CodeTables codes, Regions regions, Times times, Texts texts) {
        this.board = board;
        this.codes = codes;
        this.regions = regions;
        this.times = times;
        this.texts = texts;
    }

    byte[] of(NoticeQuery query, Locale reader) {
        var bytes = new ByteArrayOutputStream();
        int row = 0;
        try (var book = new Workbook(bytes, "Zhuban", "1.0")) {
            var sheet = book.newWorksheet(texts.text(reader, "notices.title"));
            head(sheet, reader);
            NoticePage page = board.list(query, null, PAGE);
            while (true) {
                for (PublicNotice one : page.items()) {
                    row(sheet, ++row, one);
                }
                if (page.next() == null || row >= MOST) {
                    break;
                }
                page = board.list(query, page.next(), PAGE);
            }
            if (page.next() != null) {
                sheet.value(row + 1, 0, texts.text(reader, "notices.sheet.more", MOST));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void head(Worksheet sheet, Locale reader) {
        for (int column = 0; column < HEADS.size(); column++) {
            sheet.value(0, column, texts.text(reader, HEADS.get(column)));
            sheet.style(0, column).bold().set();
            sheet.width(column, WIDTHS[column]);
        }
        sheet.freezePane(0, 1);
    }

    private void row(Worksheet sheet, int row, PublicNotice one) {
        String kind = one.kind();
        text(sheet, row, 0, one.title());
        text(sheet, row, 1, one.creditCode());
        text(sheet, row, 2, kind == null ? null : codes.name(Notice.KINDS, kind).orElse(kind));
        text(sheet, row, 3, one.region() == null ? null : regions.path(one.region()));
        text(sheet, row, 4, times.shown(one.from()));
        text(sheet, row, 5, times.day(one.until()));
        text(sheet, row, 6, "/notices/" + one.id());
    }

    private static void text(Worksheet sheet, int row, int column, @Nullable String text) {
        sheet.value(row, column, SpreadsheetText.neutral(text == null ? "" : text));
    }
}
