package org.zhuban.filing.ui;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.Slot;
import org.zhuban.common.Page;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.Picker;

/** What the form does for its applicant: by his account, or by his token, which then opens his files too. */
final class ApplicantActions implements FormActions {

    private final PageServices services;
    private final Supplier<Applicant> applicant;
    private final Supplier<FilingDetails> draft;

    /** @param draft opens it if there is none yet */
    ApplicantActions(PageServices services, Supplier<Applicant> applicant, Supplier<FilingDetails> draft) {
        this.services = services;
        this.applicant = applicant;
        this.draft = draft;
    }

    @Override
    public Attachment upload(Slot slot, String name, InputStream content) {
        UUID filing = draft.get().filing().id();
        return services.filings().attach(applicant.get(), filing, slot.key(), name, content);
    }

    @Override
    public void delete(UUID attachment) {
        services.filings().detach(applicant.get(), draft.get().filing().id(), attachment);
    }

    @Override
    public String previewUrl(Attachment attachment, int page, int width) {
        return "/files/%s/%s/page/%d?width=%d%s"
                .formatted(attachment.owner(), attachment.id(), page, width, token("&t="));
    }

    @Override
    public String downloadUrl(Attachment attachment) {
        return "/files/%s/%s%s".formatted(attachment.owner(), attachment.id(), token("?t="));
    }

    private String token(String parameter) {
        String token = applicant.get().token();
        return token == null ? "" : parameter + token;
    }

    @Override
    public void sendCode(String purpose, String mobile) {
        services.codes().send(purpose, mobile, RequestAddress.current());
    }

    @Override
    public Page<Picker.Choice> pick(String picker, String query, Map<String, Object> data, @Nullable String cursor) {
        return services.picker(picker).search(applicant.get(), query, data, cursor);
    }

    @Override
    public Optional<String> templateUrl(String template) {
        Applicant asking = applicant.get();
        boolean begun = asking.account() != null || asking.token() != null;
        return Optional.of(
                begun
                        ? "/letters/%s.pdf?filing=%s%s"
                                .formatted(template, draft.get().filing().id(), token("&t="))
                        : "/letters/" + template + ".pdf");
    }
}
