package org.zhuban.document.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.document.Document;
import org.zhuban.document.Documents;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingRecords;
import org.zhuban.identity.LoggedIn;

/** The PDF of a filing's document, for its applicant in clear and for staff of its region masked; a visitor's token comes as bearer, never in the address. */
@Controller
class DocumentController {

    private static final String BEARER = "Bearer ";

    private final Documents documents;
    private final FilingRecords records;
    private final LoggedIn loggedIn;
    private final Audit audit;

    DocumentController(Documents documents, FilingRecords records, LoggedIn loggedIn, Audit audit) {
        this.documents = documents;
        this.records = records;
        this.loggedIn = loggedIn;
        this.audit = audit;
    }

    @Operation(summary = "The printed form as PDF, once approved")
    @GetMapping({"/files/{id}/document.pdf", "/api/v1/filings/{id}/document.pdf"})
    ResponseEntity<byte[]> pdf(
            @PathVariable("id") UUID filing,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable
                    String authorization) {
        FilingRecords.Readable readable =
                records.readable(loggedIn.account().orElse(null), visitor(authorization), filing);
        boolean own = readable.reader() == FilingRecords.Reader.APPLICANT;
        Document document = documents.of(filing).orElseThrow(() -> missing(readable.filing()));
        byte[] pdf = documents.pdf(filing, own ? Documents.View.WHOLE : Documents.View.MASKED);
        audit.done(
                "document-print",
                "filing:" + readable.filing().number(),
                Map.of("document", document.number(), "personal", own));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(document.number() + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PDF)
                .body(pdf);
    }

    private ConflictException missing(Filing filing) {
        return new ConflictException(records.printed(filing) ? "document.not-yet" : "document.none");
    }

    private @Nullable String visitor(@Nullable String authorization) {
        return loggedIn.account().isPresent() || authorization == null || !authorization.startsWith(BEARER)
                ? null
                : authorization.substring(BEARER.length());
    }
}
