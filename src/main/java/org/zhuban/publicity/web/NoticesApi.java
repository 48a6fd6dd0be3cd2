package org.zhuban.publicity.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.publicity.Notice;
import org.zhuban.publicity.NoticeBoard;
import org.zhuban.publicity.NoticePage;
import org.zhuban.publicity.NoticeQuery;
import org.zhuban.publicity.PublicNotice;
import org.zhuban.publicity.Since;
import org.zhuban.reference.CodeItem;
import org.zhuban.reference.CodeTables;

/** {@code /api/v1/public/notices}: the notices for tendering sites. */
@RestController
@RequestMapping("/api/v1/public/notices")
@Tag(name = "public", description = "Without login")
class NoticesApi {

    private static final Pattern PROVINCE = Pattern.compile("[1-9][0-9]0000");

    private final NoticeBoard board;
    private final KeptAnswers kept;
    private final CodeTables codes;
    private final ObjectMapper json;

    NoticesApi(NoticeBoard board, KeptAnswers kept, CodeTables codes, ObjectMapper json) {
        this.board = board;
        this.kept = kept;
        this.codes = codes;
        this.json = json;
    }

    @GetMapping
    @Operation(
            summary = "Public notices; or, with since, what became visible, changed or ended",
            description =
                    "Read the list once, page by page; then ask since=<until> of its first page, and since=<until> of every answer again. Nothing is left"
                            + " out, something may be told twice. A notice that has ended comes as id, state ENDED and at. The ETag holds as long as the items"
                            + " do; after 304 go on with the until you have.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = NoticePage.class))))
    ResponseEntity<byte[]> list(
            @Parameter(description = "entry-enterprise, entry-person, approval; without it, all")
                    @RequestParam(required = false)
                    @Nullable
                    String category,
            @Parameter(description = "Part of a name, credit code or certificate number; not with since")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(
                            description =
                                    "CONSTRUCTION, SUPERVISION, SURVEY, DESIGN, TESTING or TENDERING, also of the persons' enterprises;"
                                            + " without it, all; not with since")
                    @RequestParam(required = false)
                    @Nullable
                    String kind,
            @Parameter(description = "Six digits of a province; not with since")
                    @RequestParam(required = false)
                    @Nullable
                    String region,
            @Parameter(description = "The until of an earlier answer, or a moment (ISO 8601)")
                    @RequestParam(required = false)
                    @Nullable
                    String since,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int size,
            HttpServletRequest request) {
        check(category, kind, q, region, since);
        String key = String.join(
                "\n", "api", "" + category, "" + kind, "" + q, "" + region, "" + since, "" + cursor, "" + size);
        return kept.answer(request, key, () -> {
            NoticePage page = since == null
                    ? board.list(new NoticeQuery(category, kind, region, q), cursor, size)
                    : board.changes(category, Since.parse(since), cursor, size);
            return made(page, written(page.items()) + (page.next() != null));
        });
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "A notice as it is now; 404 if there never was one",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = PublicNotice.class))))
    ResponseEntity<byte[]> one(@PathVariable UUID id, HttpServletRequest request) {
        return kept.answer(
                request,
                "api\n" + id,
                () -> made(board.find(id).orElseThrow(() -> new NotFoundException("notices.unknown")), null));
    }

    private void check(
            @Nullable String category,
            @Nullable String kind,
            @Nullable String q,
            @Nullable String region,
            @Nullable String since) {
        if (category != null && !Notice.CATEGORIES.contains(category)) {
            throw new InvalidInputException(
                    new FieldError("/category", "notices.category", String.join(", ", Notice.CATEGORIES)));
        }
        if (kind != null && codes.name(Notice.KINDS, kind).isEmpty()) {
            throw new InvalidInputException(new FieldError(
                    "/kind",
                    "notices.kind.unknown",
                    codes.items(Notice.KINDS).stream().map(CodeItem::code).collect(Collectors.joining(", "))));
        }
        if (since != null && kind != null) {
            throw new InvalidInputException(new FieldError("/kind", "notices.since-alone"));
        }
        if (region != null && !PROVINCE.matcher(region).matches()) {
            throw new InvalidInputException(new FieldError("/region", "notices.region"));
        }
        if (since != null && q != null && !q.isBlank()) {
            throw new InvalidInputException(new FieldError("/q", "notices.since-alone"));
        }
        if (since != null && region != null) {
            throw new InvalidInputException(new FieldError("/region", "notices.since-alone"));
        }
    }

    /** The until of a page changes all the time and is no news. */
    private KeptAnswers.Made made(Object answer, @Nullable String same) {
        return new KeptAnswers.Made(
                HttpStatus.OK, MediaType.APPLICATION_JSON, written(answer).getBytes(StandardCharsets.UTF_8), same);
    }

    private String written(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
