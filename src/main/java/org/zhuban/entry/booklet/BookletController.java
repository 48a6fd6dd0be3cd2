package org.zhuban.entry.booklet;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.identity.LoggedIn;

/** {@code GET /api/v1/registers/entries/{id}/booklet.pdf}. */
@RestController
@Tag(name = "entries", description = "Entries of out-of-region enterprises")
class BookletController {

    private final Booklets booklets;
    private final LoggedIn loggedIn;

    BookletController(Booklets booklets, LoggedIn loggedIn) {
        this.booklets = booklets;
        this.loggedIn = loggedIn;
    }

    @Operation(summary = "The booklet of an entry as PDF, of this moment; personal numbers masked for staff")
    @GetMapping(
            path = "/api/v1/registers/entries/{id}/booklet.pdf",
            produces = {MediaType.APPLICATION_PDF_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    ResponseEntity<byte[]> pdf(@PathVariable("id") UUID entry) {
        Printing printing = booklets.start(loggedIn.require(), entry);
        byte[] pdf = printing.pdf();
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(printing.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PDF)
                .body(pdf);
    }
}
