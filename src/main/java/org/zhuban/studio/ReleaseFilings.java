package org.zhuban.studio;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.filing.FilingEvent;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.OpenTasks.OnDesk;
import org.zhuban.identity.CurrentAccount;

/** A release 发布 and the filing that is its approval, each found from the other. */
@Service
public class ReleaseFilings {

    private final ReleaseRows rows;
    private final FilingService filings;
    private final ProcessAdmins admins;

    ReleaseFilings(ReleaseRows rows, FilingService filings, ProcessAdmins admins) {
        this.rows = rows;
        this.filings = filings;
        this.admins = admins;
    }

    /** Empty for a filing of another type. */
    @Transactional(readOnly = true)
    public Optional<Release> of(CurrentAccount account, UUID filing) {
        admins.require(account, "release-read", "filing:" + filing);
        return rows.ofFiling(filing);
    }

    /** Who refused it, when and why; empty unless it was refused 未同意. */
    @Transactional(readOnly = true)
    public Optional<FilingEvent> refusal(CurrentAccount account, Release release) {
        admins.require(account, "release-read", "release:" + release.id());
        return release.state() == Release.State.REFUSED
                ? Optional.ofNullable(filings.forReview(release.filing()).lastDecision())
                : Optional.empty();
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
