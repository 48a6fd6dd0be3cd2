package org.zhuban.attachment;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What every upload goes through, cheapest first: kind, virus scan, the inside. */
@Component
class ContentChecks {

    private static final Logger log = LoggerFactory.getLogger(ContentChecks.class);

    private final Optional<VirusScan> virusScan;
    private final PdfCheck pdf;
    private final PictureCheck picture;

    ContentChecks(Optional<VirusScan> virusScan, AttachmentProperties properties, PixelBudget pixels) {
        this.virusScan = virusScan;
        this.pdf = new PdfCheck(properties.limits());
        this.picture = new PictureCheck(properties.limits(), pixels);
    }

    /**
     * Leaves in the upload what may be stored.
     *
     * @throws ContentRefusedException with what is wrong
     */
    Checked check(Upload upload, Slot slot, String givenName) throws IOException {
        FileKind kind = upload.kind();
        requireAccepted(kind, slot);
        requireClean(upload);
        String name = FileLabel.clean(givenName, kind);
        if (kind == FileKind.PDF) {
            return new Checked(kind, name, pdf.pages(upload.file()));
        }
        upload.replace(picture.reencoded(kind, Files.readAllBytes(upload.file())));
        return new Checked(kind, name, 1);
    }

    private static void requireAccepted(FileKind kind, Slot slot) {
        if (kind.accepted(slot)) {
            return;
        }
        String accepted = slot.accepted().stream().sorted().map(Enum::name).collect(Collectors.joining(" / "));
        throw switch (kind) {
            case PDF_WITH_PREFIX -> new ContentRefusedException("attachment.pdf-prefix");
            case OTHER -> new ContentRefusedException("attachment.kind-unknown", accepted);
            default -> new ContentRefusedException("attachment.kind-not-accepted", kind.label(), accepted);
        };
    }

    private void requireClean(Upload upload) {
        if (virusScan.isEmpty()) {
            return;
        }
        Optional<String> found;
        try {
            found = virusScan.get().scan(upload.file());
        } catch (IOException down) {
            log.error("The virus scanner gave no verdict; the upload was refused", down);
            throw new ContentRefusedException("attachment.scan-unavailable");
        }
        if (found.isPresent()) {
            throw new ContentRefusedException("attachment.virus", found.get());
        }
    }

    /** What passed. */
    record Checked(FileKind kind, String name, int pages) {}
}
