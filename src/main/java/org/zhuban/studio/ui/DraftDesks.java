package org.zhuban.studio.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.UUID;
import org.zhuban.common.Texts;
import org.zhuban.identity.LoggedIn;
import org.zhuban.studio.ContractChecks;
import org.zhuban.studio.DraftBases;
import org.zhuban.studio.Drafts;

/** Opens a draft for a page that works on it. */
@SpringComponent
record DraftDesks(Drafts drafts, DraftBases bases, ContractChecks contract, LoggedIn loggedIn, Texts texts) {

    /** @throws org.zhuban.common.NotFoundException {@code studio.draft.unknown} */
    DraftDesk open(UUID id) {
        return new DraftDesk(drafts, bases, contract, loggedIn, texts, id);
    }
}
