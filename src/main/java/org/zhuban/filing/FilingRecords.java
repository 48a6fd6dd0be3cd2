package org.zhuban.filing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.identity.CurrentAccount;

/** Submitted filings as records, read only, for documents and registers. */
@Service
public class FilingRecords {

    private static final String ISSUE_DOCUMENT = "issue-document";

    private final Filings filings;
    private final FilingData data;
    private final FilingHistory history;
    private final FilingTypes types;
    private final List<FilingAccess> readers;
    private final FilingSignatures signatures;

    FilingRecords(
            Filings filings,
            FilingData data,
            FilingHistory history,
            @Lazy FilingTypes types,
            List<FilingAccess> readers,
            FilingSignatures signatures) {
        this.filings = filings;
        this.data = data;
        this.history = history;
        this.types = types;
        this.readers = readers;
        this.signatures = signatures;
    }

    /** Who of the two sides reads a filing. */
    public enum Reader {
        /** Its applicant's account or enterprise, or the visitor with its link. */
        APPLICANT,
        /** Staff of its region. */
        STAFF
    }

    /** A filing and the reason why the caller may read it. */
    public record Readable(Filing filing, Reader reader) {}

    /**
     * A filing, if the caller may read it.
     *
     * @param account null for a visitor
     * @param token   of a visitor's link, null without
     * @throws NotFoundException if it is unknown or foreign
     */
    @Transactional(readOnly = true)
    public Readable readable(@Nullable CurrentAccount account, @Nullable String token, UUID id) {
        Filings.Row row = row(account, token, id);
        return new Readable(row.filing(), owns(account, token, row) ? Reader.APPLICANT : Reader.STAFF);
    }

    /** Does its process issue a document on approval: not {@code report} = {@code none}, and the step {@code issue-document} is on the way? */
    public boolean printed(Filing filing) {
        ProcessModel model = types.model(filing);
        return types.printed(model) && model.elements().containsKey(ISSUE_DOCUMENT);
    }

    /** The last submitted revision; the caller has asked {@link #readable} or acts for the process itself. @throws NotFoundException before the first submission */
    @Transactional(readOnly = true)
    public FilingRecord of(UUID id) {
        Filing filing = filings.find(id).orElseThrow(FilingOffice::notFound).filing();
        FilingHistory.Revision revision =
                history.revision(id, filing.revision()).orElseThrow(FilingOffice::notFound);
        ProcessModel model = types.model(filing);
        Map<String, Object> answers = data.open(id, revision.data());
        return new FilingRecord(
                filing,
                new FilingRecord.ProcessVersion(
                        model.definition(),
                        model.version(),
                        model.name(),
                        model.submitForm().orElse("")),
                types.form(model),
                types.printed(model),
                types.report(model).orElse(null),
                types.validUntil(model, answers).orElse(null),
                answers,
                revision.attachments().stream()
                        .map(file -> new FilingRecord.File(file.slot(), file.name(), file.sha256(), file.size()))
                        .toList(),
                revision.at(),
                signatures.of(id, filing.revision()).orElse(null),
                history.events(id).stream()
                        .filter(event -> event.kind() == FilingEvent.Kind.DECIDED)
                        .reduce((first, second) -> second)
                        .orElse(null));
    }

    /** SHA-256 of the last submitted revision; the caller has asked {@link #readable}. Empty before the first submission. */
    @Transactional(readOnly = true)
    public Optional<byte[]> digest(Filing filing) {
        return history.digest(filing.id(), filing.revision());
    }

    /** The row, if the caller may read it. */
    Filings.Row row(@Nullable CurrentAccount account, @Nullable String token, UUID id) {
        Filings.Row row = filings.find(id).orElseThrow(FilingOffice::notFound);
        boolean readable = owns(account, token, row)
                || (account != null && readers.stream().anyMatch(reader -> reader.mayRead(account, row.filing())));
        if (!readable) {
            throw FilingOffice.notFound();
        }
        return row;
    }

    private static boolean owns(@Nullable CurrentAccount account, @Nullable String token, Filings.Row row) {
        return (token != null && FilingOffice.owns(FilingService.Applicant.visitor(token, ""), row))
                || (account != null && FilingOffice.owns(FilingService.Applicant.of(account), row));
    }
}
