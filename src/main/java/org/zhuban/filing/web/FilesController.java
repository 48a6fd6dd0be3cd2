package org.zhuban.filing.web;

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
import org.springframework.web.bind.annotation.RequestParam;
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.AttachmentResponse;
import org.zhuban.filing.FilingFiles;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;

/** Files of a filing for the screens and the API: always as a download, previews as pictures; {@code t} is a visitor's token. */
@Controller
class FilesController {

    private final FilingFiles files;
    private final LoggedIn loggedIn;

    FilesController(FilingFiles files, LoggedIn loggedIn) {
        this.files = files;
        this.loggedIn = loggedIn;
    }

    @GetMapping({"/files/{filing}/{attachment}", "/api/v1/filings/{filing}/attachments/{attachment}"})
    ResponseEntity<Resource> download(
            @PathVariable UUID filing,
            @PathVariable UUID attachment,
            @RequestParam(name = "t", required = false) @Nullable String token,
            @org.springframework.web.bind.annotation.RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
                    @Nullable
                    String authorization) {
        String visitor = token != null
                        || loggedIn.account().isPresent()
                        || authorization == null
                        || !authorization.startsWith("Bearer ")
                ? token
                : authorization.substring("Bearer ".length());
        Attachment file = files.find(account(), visitor, filing, attachment);
        return AttachmentResponse.download(file, files.open(file));
    }

    @GetMapping("/files/{filing}/{attachment}/page/{page}")
    ResponseEntity<Resource> page(
            @PathVariable UUID filing,
            @PathVariable UUID attachment,
            @PathVariable int page,
            @RequestParam(defaultValue = "1000") int width,
            @RequestParam(name = "t", required = false) @Nullable String token) {
        Attachment file = files.find(account(), token, filing, attachment);
        return AttachmentResponse.picture(files.preview(file, page, width));
    }

    /** A letter to print and sign, with what is typed so far; without {@code filing} an empty one. */
    @GetMapping("/letters/{name}.pdf")
    ResponseEntity<byte[]> letter(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable UUID filing,
            @RequestParam(name = "t", required = false) @Nullable String token) {
        FilingFiles.Letter letter = files.letter(account(), token, filing, name);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, asDownload(letter.title() + ".pdf"))
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PDF)
                .body(letter.pdf());
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
