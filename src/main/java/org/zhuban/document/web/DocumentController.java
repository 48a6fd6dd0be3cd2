package org.zhuban.document.web;

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
import org.springframework.web.bind.annotation.RequestParam;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.document.Document;
import org.zhuban.document.Documents;
import org.zhuban.filing.FilingRecords;
import org.zhuban.identity.LoggedIn;

/** The PDF of a filing's document, for its applicant in clear and for staff of its region masked; {@code t} is a visitor's token. */
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

    @GetMapping({"/files/{filing}/document.pdf", "/api/v1/filings/{filing}/document.pdf"})
    ResponseEntity<byte[]> pdf(
            @PathVariable UUID filing,
            @RequestParam(name = "t", required = false) @Nullable String token,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        FilingRecords.Readable readable =
                records.readable(loggedIn.account().orElse(null), visitor(token, authorization), filing);
        Document document = documents.of(filing).orElseThrow(() -> new ConflictException("document.not-yet"));
        boolean own = readable.reader() == FilingRecords.Reader.APPLICANT;
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

    private @Nullable String visitor(@Nullable String token, @Nullable String authorization) {
        return token != null
                        || loggedIn.account().isPresent()
                        || authorization == null
                        || !authorization.startsWith(BEARER)
                ? token
                : authorization.substring(BEARER.length());
    }
}
