package org.zhuban.filing.ui;

import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.Slot;
import org.zhuban.filing.Applicants;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.identity.OneTimeCodes;

/** What the form does for a visitor: his token opens his files. */
final class VisitorActions implements FormActions {

    private final FilingService filings;
    private final Applicants applicants;
    private final OneTimeCodes codes;
    private final Supplier<FilingDetails> draft;
    private final Supplier<@Nullable String> token;

    private VisitorActions(
            FilingService filings,
            Applicants applicants,
            OneTimeCodes codes,
            Supplier<FilingDetails> draft,
            Supplier<@Nullable String> token) {
        this.filings = filings;
        this.applicants = applicants;
        this.codes = codes;
        this.draft = draft;
        this.token = token;
    }

    /** Makes one for each page. */
    @Component
    static class Factory {

        private final FilingService filings;
        private final Applicants applicants;
        private final OneTimeCodes codes;

        Factory(FilingService filings, Applicants applicants, OneTimeCodes codes) {
            this.filings = filings;
            this.applicants = applicants;
            this.codes = codes;
        }

        /** @param draft opens it if there is none yet */
        VisitorActions of(Supplier<FilingDetails> draft, Supplier<@Nullable String> token) {
            return new VisitorActions(filings, applicants, codes, draft, token);
        }
    }

    @Override
    public Attachment upload(Slot slot, String name, InputStream content) {
        UUID filing = draft.get().filing().id();
        return filings.attach(applicants.visitor(token.get()), filing, slot.key(), name, content);
    }

    @Override
    public void delete(UUID attachment) {
        filings.detach(applicants.visitor(token.get()), draft.get().filing().id(), attachment);
    }

    @Override
    public String previewUrl(Attachment attachment, int page, int width) {
        return "/files/%s/%s/page/%d?width=%d&t=%s"
                .formatted(attachment.owner(), attachment.id(), page, width, token.get());
    }

    @Override
    public String downloadUrl(Attachment attachment) {
        return "/files/%s/%s?t=%s".formatted(attachment.owner(), attachment.id(), token.get());
    }

    @Override
    public void sendCode(String purpose, String mobile) {
        codes.send(purpose, mobile, RequestAddress.current());
    }

    @Override
    public Optional<String> templateUrl(String template) {
        String present = token.get();
        return Optional.of(
                present == null
                        ? "/letters/" + template + ".pdf"
                        : "/letters/%s.pdf?filing=%s&t=%s"
                                .formatted(template, draft.get().filing().id(), present));
    }
}
