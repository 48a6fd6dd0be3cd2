package org.zhuban.studio;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.Texts;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingEvent;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.OpenTasks.OnDesk;
import org.zhuban.filing.form.FormElement;
import org.zhuban.identity.CurrentAccount;

/** A release 发布 and the filing that is its approval, each found from the other. */
@Service
public class ReleaseFilings {

    private final ReleaseRows rows;
    private final FilingService filings;
    private final ProcessAdmins admins;
    private final Texts texts;

    ReleaseFilings(ReleaseRows rows, FilingService filings, ProcessAdmins admins, Texts texts) {
        this.rows = rows;
        this.filings = filings;
        this.admins = admins;
        this.texts = texts;
    }

    /** Empty for a filing of another type. */
    @Transactional(readOnly = true)
    public Optional<Release> of(CurrentAccount account, UUID filing) {
        admins.require(account, "release-read", "filing:" + filing);
        return rows.ofFiling(filing);
    }

    /** Who refused it 未同意 or gave it back 已退回, when and why; empty in any other state. */
    @Transactional(readOnly = true)
    public Optional<Answer> answer(CurrentAccount account, Release release) {
        admins.require(account, "release-read", "release:" + release.id());
        if (release.state() != Release.State.REFUSED && release.state() != Release.State.RETURNED) {
            return Optional.empty();
        }
        FilingDetails details = filings.forReview(release.filing());
        return Optional.ofNullable(details.lastDecision())
                .map(decision -> new Answer(decision.actorName(), decision.at(), why(details, decision)));
    }

    /**
     * That it did not go on.
     *
     * @param why the opinion, and what was found fault with, a line each; may be empty
     */
    public record Answer(String by, Instant at, String why) {}

    private String why(FilingDetails details, FilingEvent decision) {
        return Stream.concat(
                        Stream.ofNullable(decision.opinion()),
                        decision.faults().stream()
                                .map(fault -> texts.text(
                                        "studio.trait",
                                        details.form()
                                                .field(fault.field())
                                                .map(FormElement::label)
                                                .orElse(fault.field()),
                                        fault.reason())))
                .filter(said -> !said.isBlank())
                .collect(Collectors.joining("\n"));
    }

    /** The task that waits for the second person; empty for who asked, and once it is decided. */
    @Transactional(readOnly = true)
    public Optional<String> task(CurrentAccount account, Release release) {
        admins.require(account, "release-read", "release:" + release.id());
        return release.askedBy().equals(account.id())
                ? Optional.empty()
                : filings.forReview(release.filing()).onDesk().map(OnDesk::taskId);
    }
}
