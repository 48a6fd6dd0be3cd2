package org.zhuban.studio.ui;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.ui.RelatedPage;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Role;
import org.zhuban.studio.ReleaseFilings;

/** From the approval of a release 发布 to what is released: its difference, checks and trial. */
@Component
class ReleaseLink implements RelatedPage {

    private static final String TYPE = "process-release";

    private final ReleaseFilings releases;
    private final Texts texts;

    ReleaseLink(ReleaseFilings releases, Texts texts) {
        this.releases = releases;
        this.texts = texts;
    }

    @Override
    public Optional<Link> of(CurrentAccount account, FilingDetails details) {
        return details.filing().type().equals(TYPE) && account.has(Role.PROCESS_ADMIN)
                ? releases.of(account, details.filing().id())
                        .map(release -> new Link(
                                "studio/releases/" + release.id(),
                                texts.text("release.link", release.name()),
                                texts.text(
                                        switch (release.kind()) {
                                            case DRAFT -> "release.link.text";
                                            case PACKAGED, ROLLBACK -> "release.link.text.OTHER";
                                            case MIGRATE -> "release.link.text.MIGRATE";
                                        })))
                : Optional.empty();
    }
}
