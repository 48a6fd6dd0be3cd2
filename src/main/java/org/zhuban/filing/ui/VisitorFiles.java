package org.zhuban.filing.ui;

import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.AttachmentResponse;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.FilingFiles;
import org.zhuban.filing.FilingService;

/**
 * A visitor's files, streamed by the page that he has open: their addresses last as long as the page and hold no token that a log or a
 * history could keep.
 */
@Component
class VisitorFiles {

    private final FilingFiles files;
    private final FilingService filings;

    VisitorFiles(FilingFiles files, FilingService filings) {
        this.files = files;
        this.filings = filings;
    }

    DownloadHandler page(String token, Attachment attachment, int page, int width) {
        return event -> answer(event, () -> {
            Attachment file = files.find(null, token, attachment.owner(), attachment.id());
            byte[] picture = files.preview(file, page, width);
            headers(event, MediaType.IMAGE_PNG_VALUE);
            event.getOutputStream().write(picture);
        });
    }

    DownloadHandler file(String token, Attachment attachment) {
        return event -> answer(event, () -> {
            Attachment file = files.find(null, token, attachment.owner(), attachment.id());
            try (var content = files.open(file)) {
                event.setFileName(file.name());
                headers(event, file.mediaType());
                content.transferTo(event.getOutputStream());
            }
        });
    }

    /** @param token as it is at the click; null = nothing begun, the letter is empty */
    DownloadHandler letter(Supplier<@Nullable String> token, String template) {
        return event -> answer(event, () -> {
            String present = token.get();
            UUID filing =
                    present == null ? null : filings.byToken(present).filing().id();
            FilingFiles.Letter letter = files.letter(null, present, filing, template);
            event.setFileName(letter.title() + ".pdf");
            headers(event, MediaType.APPLICATION_PDF_VALUE);
            event.getOutputStream().write(letter.pdf());
        });
    }

    private interface Writing {

        void write() throws IOException;
    }

    /** Outside the session's lock; what is gone meanwhile is 404. */
    private static void answer(DownloadEvent event, Writing writing) throws IOException {
        try {
            writing.write();
        } catch (ZhubanException gone) {
            event.getResponse().sendError(404, "");
        }
    }

    private static void headers(DownloadEvent event, String mediaType) {
        event.setContentType(mediaType);
        HttpHeaders headers = AttachmentResponse.headers();
        headers.forEach((name, values) -> event.getResponse().setHeader(name, values.get(0)));
    }
}
