package org.zhuban.publicity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.PublicEntry;
import org.zhuban.common.Times;
import org.zhuban.identity.PublicRates;
import org.zhuban.publicity.Notice;
import org.zhuban.publicity.NoticeBoard;
import org.zhuban.publicity.NoticePage;
import org.zhuban.publicity.NoticeQuery;
import org.zhuban.publicity.PublicNotice;
import org.zhuban.publicity.PublicationDelay;
import org.zhuban.reference.CodeTables;
import org.zhuban.reference.Region;
import org.zhuban.reference.Regions;

/** {@code /notices}: the notices for people, without a session or a cookie. */
@Controller
class NoticesPages {

    private static final int SIZE = 20;
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    static final String SHEET = "/notices/list.xlsx";
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final NoticeBoard board;
    private final NoticesSheet sheet;
    private final CodeTables codes;
    private final PublicRates rates;
    private final KeptAnswers kept;
    private final PublicationDelay delay;
    private final Regions regions;
    private final Times times;
    private final ITemplateEngine templates;

    NoticesPages(
            NoticeBoard board,
            NoticesSheet sheet,
            CodeTables codes,
            PublicRates rates,
            KeptAnswers kept,
            PublicationDelay delay,
            Regions regions,
            Times times,
            ITemplateEngine templates) {
        this.board = board;
        this.sheet = sheet;
        this.codes = codes;
        this.rates = rates;
        this.kept = kept;
        this.delay = delay;
        this.regions = regions;
        this.times = times;
        this.templates = templates;
    }

    @Bean
    static PublicEntry noticesEntry() {
        return new PublicEntry("notices.entry", "notices.entry.text", "/notices", 25);
    }

    /** As the page shows a notice. */
    record Shown(PublicNotice notice, String region, String from, String until) {}

    @GetMapping("/notices")
    ResponseEntity<byte[]> list(
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String cursor,
            HttpServletRequest request) {
        Asked asked = asked(category, kind, region, q);
        Locale reader = reader();
        String key = String.join("\n", "list", reader.getLanguage(), asked.key(), cursor);
        return kept.answer(request, key, () -> {
            NoticePage page = page(asked.query(), cursor);
            Map<String, Object> model = new HashMap<>();
            model.put("categories", Notice.CATEGORIES);
            model.put("category", asked.category());
            model.put("own", own(asked.category()));
            model.put("q", asked.q());
            model.put("region", asked.region());
            model.put("kind", asked.kind());
            model.put("provinces", regions.children(""));
            model.put("kinds", codes.items(Notice.KINDS));
            model.put("notices", page.items().stream().map(this::shown).toList());
            model.put("first", cursor.isEmpty() ? null : asked.address("/notices", null));
            model.put("next", page.next() == null ? null : asked.address("/notices", page.next()));
            model.put("sheet", page.items().isEmpty() ? null : asked.address(SHEET, null));
            return html(HttpStatus.OK, "notices/list", reader, model);
        });
    }

    /** A link that was cut off leads to the first page. */
    private NoticePage page(NoticeQuery query, String cursor) {
        try {
            return board.list(query, cursor, SIZE);
        } catch (InvalidInputException broken) {
            return board.list(query, null, SIZE);
        }
    }

    /** What the form asks for, unknown values left out; empty = all. */
    private record Asked(String category, String kind, String region, String q) {

        NoticeQuery query() {
            return new NoticeQuery(category, kind.isEmpty() ? null : kind, region.isEmpty() ? null : region, q);
        }

        String key() {
            return String.join("\n", category, kind, region, q);
        }

        String address(String path, @Nullable String cursor) {
            var address = UriComponentsBuilder.fromPath(path).queryParam("category", "{category}");
            var values = new HashMap<String, Object>(Map.of("category", category));
            Map<String, String> rest = new LinkedHashMap<>();
            rest.put("q", q);
            rest.put("kind", kind);
            rest.put("region", region);
            rest.put("cursor", cursor == null ? "" : cursor);
            rest.forEach((name, value) -> {
                if (!value.isEmpty()) {
                    address.queryParam(name, "{" + name + "}");
                    values.put(name, value);
                }
            });
            return address.encode().buildAndExpand(values).toUriString();
        }
    }

    private Asked asked(String category, String kind, String region, String q) {
        return new Asked(
                Notice.CATEGORIES.contains(category) ? category : Notice.CATEGORIES.get(0),
                category.equals(Notice.APPROVAL)
                                || codes.name(Notice.KINDS, kind).isEmpty()
                        ? ""
                        : kind,
                regions.find(region)
                        .filter(found -> found.level() == 1)
                        .map(Region::code)
                        .orElse(""),
                q.strip());
    }

    /** What the page lists as an Excel file. */
    @GetMapping(SHEET)
    ResponseEntity<byte[]> sheet(
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String kind,
            HttpServletRequest request) {
        rates.lookUp(request.getRemoteAddr());
        Asked asked = asked(category, kind, region, q);
        Locale reader = reader();
        return kept.answer(
                request,
                String.join("\n", "sheet", reader.getLanguage(), asked.key()),
                () -> new KeptAnswers.Made(HttpStatus.OK, XLSX, sheet.of(asked.query(), reader), null));
    }

    @GetMapping("/notices/{subject}")
    ResponseEntity<byte[]> one(@PathVariable String subject, HttpServletRequest request) {
        Locale reader = reader();
        UUID id = id(subject);
        if (id == null) {
            return kept.answer(request, "none\n" + reader.getLanguage(), () -> gone(reader, null));
        }
        return kept.answer(request, "one\n" + reader.getLanguage() + "\n" + id, () -> {
            PublicNotice notice = board.find(id).orElse(null);
            if (notice == null || notice.state() == PublicNotice.State.ENDED) {
                return gone(reader, notice);
            }
            return html(
                    HttpStatus.OK,
                    "notices/notice",
                    reader,
                    Map.of("shown", shown(notice), "notice", notice, "own", own(notice.category())));
        });
    }

    /** What decisions are called otherwise: end of message codes. */
    private static String own(@Nullable String category) {
        return Notice.APPROVAL.equals(category) ? "." + category : "";
    }

    private static @Nullable UUID id(String subject) {
        try {
            return UUID.fromString(subject);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private KeptAnswers.Made gone(Locale reader, @Nullable PublicNotice ended) {
        return html(
                ended == null ? HttpStatus.NOT_FOUND : HttpStatus.GONE,
                "notices/gone",
                reader,
                Map.of("ended", ended != null, "at", ended == null ? "" : times.shown(ended.at())));
    }

    private Shown shown(PublicNotice notice) {
        String region = notice.region() == null ? "" : notice.region();
        return new Shown(notice, regions.path(region), times.shown(notice.from()), times.day(notice.until()));
    }

    private KeptAnswers.Made html(HttpStatus status, String template, Locale reader, Map<String, Object> model) {
        var context = new Context(reader, model);
        context.setVariable("delay", delay.text(reader));
        String page = templates.process(template, context);
        return new KeptAnswers.Made(status, HTML, page.getBytes(StandardCharsets.UTF_8), null);
    }

    /** There are two languages, so a page is kept twice at most. */
    private static Locale reader() {
        Locale asked = LocaleContextHolder.getLocale();
        return asked.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }
}
