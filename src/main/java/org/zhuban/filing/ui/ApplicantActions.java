package org.zhuban.filing.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Image;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
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
import org.zhuban.filing.Synchronisation;

/** What the form does for its applicant: by his account, or by his token, which opens his files too but stands in none of their addresses. */
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
    public void show(Image picture, Attachment attachment, int page, int width) {
        if (account()) {
            picture.setSrc("/files/%s/%s/page/%d?width=%d".formatted(attachment.owner(), attachment.id(), page, width));
        } else {
            picture.setSrc(services.visitorFiles().page(token(), attachment, page, width));
        }
    }

    @Override
    public void link(Anchor download, Attachment attachment) {
        if (account()) {
            download.setHref("/files/%s/%s".formatted(attachment.owner(), attachment.id()));
        } else {
            download.setHref(services.visitorFiles().file(token(), attachment));
        }
    }

    private boolean account() {
        return applicant.get().account() != null;
    }

    private String token() {
        return Objects.requireNonNull(applicant.get().token());
    }

    @Override
    public void sendCode(String purpose, String mobile) {
        services.codes().send(purpose, mobile, RequestAddress.current());
    }

    @Override
    public Page<Picker.Choice> pick(String picker, String query, Map<String, Object> data, @Nullable String cursor) {
        if (!account()) {
            services.rates().lookUp(Objects.requireNonNullElse(RequestAddress.current(), ""));
        }
        return services.picker(picker).search(applicant.get(), query, data, cursor);
    }

    @Override
    public Optional<String> pickerWants(String picker, String query) {
        return services.picker(picker).wants(query);
    }

    @Override
    public Synchronisation.Answer sync(String name, Map<String, Object> data) {
        return services.synchronisation(name).sync(applicant.get(), data);
    }

    @Override
    public boolean linkTemplate(Anchor download, String template) {
        if (account()) {
            download.setHref("/letters/%s.pdf?filing=%s"
                    .formatted(template, draft.get().filing().id()));
        } else {
            download.setHref(
                    services.visitorFiles().letter(() -> applicant.get().token(), template));
        }
        return true;
    }
}
