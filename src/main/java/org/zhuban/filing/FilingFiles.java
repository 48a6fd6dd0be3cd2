package org.zhuban.filing;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.Attachments;
import org.zhuban.common.NotFoundException;
import org.zhuban.identity.CurrentAccount;

/** The files of a filing, for its applicant, its visitor's link, and those who may read it. Anything else is not found. */
@Service
public class FilingFiles {

    private final Filings filings;
    private final FilingData data;
    private final Attachments attachments;
    private final List<FilingAccess> readers;
    private final Map<String, FilingTemplate> templates;

    FilingFiles(
            Filings filings,
            FilingData data,
            Attachments attachments,
            List<FilingAccess> readers,
            List<FilingTemplate> templates) {
        this.filings = filings;
        this.data = data;
        this.attachments = attachments;
        this.readers = readers;
        this.templates = templates.stream()
                .collect(java.util.stream.Collectors.toMap(
                        FilingTemplate::name, java.util.function.Function.identity()));
    }

    /**
     * An attachment the caller may read.
     *
     * @param account null for a visitor
     * @param token   of a visitor's link, null without
     */
    @Transactional(readOnly = true)
    public Attachment find(@Nullable CurrentAccount account, @Nullable String token, UUID filing, UUID attachment) {
        readable(account, token, filing);
        return attachments.find(filing, attachment).orElseThrow(() -> new NotFoundException("attachment.unknown"));
    }

    public InputStream open(Attachment attachment) {
        return attachments.open(attachment);
    }

    public byte[] preview(Attachment attachment, int page, int width) {
        return attachments.preview(attachment, page, width);
    }

    /** A template filled in with the saved answers; blank where there are none yet. */
    @Transactional(readOnly = true)
    public Letter letter(@Nullable CurrentAccount account, @Nullable String token, @Nullable UUID filing, String name) {
        FilingTemplate template = Optional.ofNullable(templates.get(name))
                .orElseThrow(() -> new NotFoundException("filing.template-unknown", name));
        if (filing == null) {
            return new Letter(template.title(), template.pdf(Map.of()));
        }
        Filings.Row row = readable(account, token, filing);
        return new Letter(template.title(), template.pdf(data.open(filing, row.data())));
    }

    private Filings.Row readable(@Nullable CurrentAccount account, @Nullable String token, UUID id) {
        Filings.Row row = filings.find(id).orElseThrow(() -> new NotFoundException("filing.unknown"));
        boolean readable = (token != null && FilingOffice.owns(FilingService.Applicant.visitor(token, ""), row))
                || (account != null
                        && (FilingOffice.owns(FilingService.Applicant.of(account), row)
                                || readers.stream().anyMatch(reader -> reader.mayRead(account, row.filing()))));
        if (!readable) {
            throw new NotFoundException("filing.unknown");
        }
        return row;
    }

    /** A letter as PDF. */
    public record Letter(String title, byte[] pdf) {}
}
