package org.zhuban.publicity.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.zhuban.common.ListSheet;
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
    private final Clock clock;

    NoticesSheet(NoticeBoard board, CodeTables codes, Regions regions, Times times, Texts texts, Clock clock) {
        this.board = board;
        this.codes = codes;
        this.regions = regions;
        this.times = times;
        this.texts = texts;
        this.clock = clock;
    }

    byte[] of(NoticeQuery query, Locale reader) {
        var bytes = new ByteArrayOutputStream();
        try (var sheet = new ListSheet(bytes, texts.text(reader, "notices.title"), clock.getZone())) {
            sheet.head(HEADS.stream().map(head -> texts.text(reader, head)).toList(), WIDTHS);
            NoticePage page = board.list(query, null, PAGE);
            while (true) {
                page.items().forEach(one -> write(one, sheet.row()));
                if (page.next() == null || sheet.rows() >= MOST) {
                    break;
                }
                page = board.list(query, page.next(), PAGE);
            }
            if (page.next() != null) {
                sheet.row().text(texts.text(reader, "notices.sheet.more", MOST));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void write(PublicNotice one, ListSheet sheet) {
        String kind = one.kind();
        sheet.text(one.title())
                .text(one.creditCode())
                .text(kind == null ? null : codes.name(Notice.KINDS, kind).orElse(kind))
                .text(one.region() == null ? null : regions.path(one.region()))
                .text(times.shown(one.from()))
                .text(times.day(one.until()))
                .text("/notices/" + one.id());
    }
}
