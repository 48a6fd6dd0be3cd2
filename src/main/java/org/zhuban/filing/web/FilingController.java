package org.zhuban.filing.web;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Page;
import org.zhuban.common.web.Given;
import org.zhuban.filing.Applicants;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingQuery;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.OwnFilings;
import org.zhuban.identity.Idempotent;
import org.zhuban.identity.LoggedIn;

/** {@code /api/v1/filings}: an applicant's own filings; a visitor's bearer token serves the calls of his one filing. */
@RestController
@RequestMapping("/api/v1/filings")
class FilingController {

    private final FilingService filings;
    private final OwnFilings ownFilings;
    private final Applicants applicants;
    private final LoggedIn loggedIn;

    FilingController(FilingService filings, OwnFilings ownFilings, Applicants applicants, LoggedIn loggedIn) {
        this.filings = filings;
        this.ownFilings = ownFilings;
        this.applicants = applicants;
        this.loggedIn = loggedIn;
    }

    @Idempotent
    @PostMapping
    @ApiResponse(responseCode = "201")
    ResponseEntity<FilingJson.View> open(@RequestBody FilingJson.Open open) {
        FilingDetails details = filings.open(
                        FilingService.Applicant.of(loggedIn.require()),
                        Given.text(open.type(), "type"),
                        open.subject(),
                        open.data() == null ? Map.of() : open.data())
                .details();
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(etag(details.filing()))
                .body(FilingJson.View.of(details, null));
    }

    @GetMapping
    FilingJson.Rows list(
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable FilingState state,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "50") int size,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<OwnFilings.Row> page = ownFilings.page(
                FilingService.Applicant.of(loggedIn.require()),
                new FilingQuery(type, state, q, from, to, FilingQuery.After.of(cursor)),
                size);
        return new FilingJson.Rows(page.items().stream().map(FilingJson.Row::of).toList(), page.next());
    }

    @GetMapping("/{id}")
    ResponseEntity<FilingJson.View> get(@PathVariable UUID id, HttpServletRequest request) {
        return view(applicants.of(request), id);
    }

    @PutMapping("/{id}/data")
    ResponseEntity<FilingJson.View> save(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH) String ifMatch,
            @RequestBody Map<String, Object> data,
            HttpServletRequest request) {
        var applicant = applicants.of(request);
        filings.save(applicant, id, version(ifMatch), data);
        return view(applicant, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id, HttpServletRequest request) {
        filings.delete(applicants.of(request), id);
    }

    @Idempotent
    @PostMapping(path = "/{id}/attachments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    FilingJson.File attach(
            @PathVariable UUID id,
            @RequestParam String slot,
            @RequestParam MultipartFile file,
            HttpServletRequest request)
            throws IOException {
        try (var content = file.getInputStream()) {
            String name = file.getOriginalFilename();
            return FilingJson.File.of(
                    filings.attach(applicants.of(request), id, slot, name == null ? "" : name, content));
        }
    }

    @DeleteMapping("/{id}/attachments/{attachment}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void detach(@PathVariable UUID id, @PathVariable UUID attachment, HttpServletRequest request) {
        filings.detach(applicants.of(request), id, attachment);
    }

    @Idempotent
    @PostMapping("/{id}/submit")
    ResponseEntity<FilingJson.View> submit(@PathVariable UUID id, HttpServletRequest request) {
        var applicant = applicants.of(request);
        filings.submit(applicant, id);
        return view(applicant, id);
    }

    @Idempotent
    @PostMapping("/{id}/withdraw")
    ResponseEntity<FilingJson.View> withdraw(@PathVariable UUID id, HttpServletRequest request) {
        var applicant = applicants.of(request);
        filings.withdraw(applicant, id);
        return view(applicant, id);
    }

    @Idempotent
    @PostMapping("/{id}/abandon")
    ResponseEntity<FilingJson.View> abandon(@PathVariable UUID id, HttpServletRequest request) {
        var applicant = applicants.of(request);
        filings.abandon(applicant, id);
        return view(applicant, id);
    }

    @GetMapping("/{id}/history")
    Map<String, List<FilingJson.Event>> history(@PathVariable UUID id, HttpServletRequest request) {
        return Map.of(
                "events",
                filings.own(applicants.of(request), id).events().stream()
                        .map(FilingJson.Event::of)
                        .toList());
    }

    private ResponseEntity<FilingJson.View> view(FilingService.Applicant applicant, UUID id) {
        FilingDetails details = filings.own(applicant, id);
        return ResponseEntity.ok().eTag(etag(details.filing())).body(FilingJson.View.of(details, null));
    }

    private static String etag(Filing filing) {
        return "\"" + filing.version() + "\"";
    }

    private static int version(String ifMatch) {
        try {
            return Integer.parseInt(ifMatch.replace("W/", "").replace("\"", "").strip());
        } catch (NumberFormatException none) {
            throw new InvalidInputException(new FieldError("/If-Match", "filing.version-format"));
        }
    }
}
