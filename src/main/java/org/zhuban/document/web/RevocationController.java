package org.zhuban.document.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.document.Document;
import org.zhuban.document.Documents;
import org.zhuban.identity.Idempotent;
import org.zhuban.identity.LoggedIn;

/** {@code POST /api/v1/filings/{id}/document/revoke}: an authority supervisor revokes a document, for good. */
@RestController
@RequestMapping("/api/v1/filings")
class RevocationController {

    private final Documents documents;
    private final LoggedIn loggedIn;

    RevocationController(Documents documents, LoggedIn loggedIn) {
        this.documents = documents;
        this.loggedIn = loggedIn;
    }

    /** @param reason public, 2 to 200 characters */
    record Revoke(@Nullable String reason) {}

    /** What was revoked. */
    record Revoked(String number, @Nullable Instant revokedAt, @Nullable String reason) {}

    @Idempotent
    @PostMapping("/{id}/document/revoke")
    Revoked revoke(@PathVariable("id") UUID filing, @RequestBody Revoke revoke) {
        Document document =
                documents.revoke(loggedIn.require(), filing, revoke.reason() == null ? "" : revoke.reason());
        return new Revoked(document.number(), document.revokedAt(), document.revokedReason());
    }
}
