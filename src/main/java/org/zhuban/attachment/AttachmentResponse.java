package org.zhuban.attachment;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How an attachment leaves the house (SECURITY 13): always a download, never sniffed, never cached, never with rights of our origin. */
public final class AttachmentResponse {

    private static final String SANDBOX =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private AttachmentResponse() {}

    /** The file itself; the stream is closed after writing. */
    public static ResponseEntity<Resource> download(Attachment attachment, InputStream content) {
        return ResponseEntity.ok()
                .headers(headers())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(attachment.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(attachment.mediaType()))
                .contentLength(attachment.size())
                .body(new InputStreamResource(content));
    }

    /** A page drawn by {@link Attachments#preview}, to be shown in an {@code img}. */
    public static ResponseEntity<Resource> picture(byte[] png) {
        return ResponseEntity.ok()
                .headers(headers())
                .contentType(MediaType.IMAGE_PNG)
                .contentLength(png.length)
                .body(new ByteArrayResource(png));
    }

    /** Those of every answer with an applicant's file. */
    public static HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.setCacheControl(CacheControl.noStore());
        headers.set("Content-Security-Policy", SANDBOX);
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        return headers;
    }
}
