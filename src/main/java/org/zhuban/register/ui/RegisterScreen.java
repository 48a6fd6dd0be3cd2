package org.zhuban.register.ui;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.identity.LoggedIn;
import org.zhuban.reference.Regions;
import org.zhuban.register.RegisterExport;
import org.zhuban.register.RegisterLabels;
import org.zhuban.register.RegisterSearch;

/** What every list of a register works with. */
@Component
public class RegisterScreen {

    final RegisterSearch search;
    final RegisterExport export;
    final RegisterLabels labels;
    final Standings standings;
    final LoggedIn loggedIn;
    final Regions regions;
    final Texts texts;
    final Times times;
    final Clock clock;

    @SuppressWarnings("TooManyParameters")
    RegisterScreen(
            RegisterSearch search,
            RegisterExport export,
            RegisterLabels labels,
            Standings standings,
            LoggedIn loggedIn,
            Regions regions,
            Texts texts,
            Times times,
            Clock clock) {
        this.search = search;
        this.export = export;
        this.labels = labels;
        this.standings = standings;
        this.loggedIn = loggedIn;
        this.regions = regions;
        this.texts = texts;
        this.times = times;
        this.clock = clock;
    }
}
