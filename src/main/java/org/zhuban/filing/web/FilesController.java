package org.zhuban.filing.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
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
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.AttachmentResponse;
import org.zhuban.filing.FilingFiles;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;

/** Files of a filing for the screens and the API: always as a download, previews as pictures. A visitor's token comes as bearer, never in the address. */
@Controller
class FilesController {

    private static final String BEARER = "Bearer ";

    private final FilingFiles files;
    private final LoggedIn loggedIn;

    FilesController(FilingFiles files, LoggedIn loggedIn) {
        this.files = files;
        this.loggedIn = loggedIn;
    }

    @Operation(summary = "The file itself, as a download")
    @GetMapping({"/files/{id}/{attachment}", "/api/v1/filings/{id}/attachments/{attachment}"})
    ResponseEntity<Resource> download(
            @PathVariable("id") UUID filing,
            @PathVariable UUID attachment,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable
                    String authorization) {
        Attachment file = files.find(account(), visitor(authorization), filing, attachment);
        return AttachmentResponse.download(file, files.open(file));
    }

    @GetMapping("/files/{filing}/{attachment}/page/{page}")
    ResponseEntity<Resource> page(
            @PathVariable UUID filing,
            @PathVariable UUID attachment,
            @PathVariable int page,
            @RequestParam(defaultValue = "1000") int width) {
        Attachment file = files.find(account(), null, filing, attachment);
        return AttachmentResponse.picture(files.preview(file, page, width));
    }

    /** A letter to print and sign, with what is typed so far; without {@code filing} an empty one. */
    @Operation(summary = "A letter to print and sign, filled in with a filing's answers; empty without one")
    @GetMapping("/letters/{name}.pdf")
    ResponseEntity<byte[]> letter(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable UUID filing,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable
                    String authorization) {
        FilingFiles.Letter letter = files.letter(account(), visitor(authorization), filing, name);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, asDownload(letter.title() + ".pdf"))
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PDF)
                .body(letter.pdf());
    }

    private @Nullable String visitor(@Nullable String authorization) {
        return loggedIn.account().isPresent() || authorization == null || !authorization.startsWith(BEARER)
                ? null
                : authorization.substring(BEARER.length());
    }

    private @Nullable CurrentAccount account() {
        return loggedIn.account().orElse(null);
    }

    private static String asDownload(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
