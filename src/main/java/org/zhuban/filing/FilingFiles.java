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

    private final FilingRecords records;
    private final FilingData data;
    private final Attachments attachments;
    private final Map<String, FilingTemplate> templates;

    FilingFiles(FilingRecords records, FilingData data, Attachments attachments, List<FilingTemplate> templates) {
        this.records = records;
        this.data = data;
        this.attachments = attachments;
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
        records.row(account, token, filing);
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
        Filings.Row row = records.row(account, token, filing);
        return new Letter(template.title(), template.pdf(data.open(filing, row.data())));
    }

    /** A letter as PDF. */
    public record Letter(String title, byte[] pdf) {}
}
