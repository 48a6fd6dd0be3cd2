package org.zhuban;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.zhuban.browser.Screen;
import org.zhuban.common.ConsistencyCheck;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;

/** A journey from desk to desk through the whole program, which promises to be consistent at its end. */
@ZhubanTest(properties = {"zhuban.jobs.enabled=true", "zhuban.second-factor=false"})
@Import(Firms.class)
abstract class OfficeJourney {

    private static final String REVIEWER = "journey-reviewer";
    private static final String PASSWORD = "demo2026";

    @Autowired
    private Accounts accounts;

    @Autowired
    private List<ConsistencyCheck> checks;

    @LocalServerPort
    private int port;

    final Screen screen() {
        return new Screen("http://localhost:" + port);
    }

    /** The desk of 320507's reviewer, logged in. */
    final Screen desk() {
        accounts.ensure(
                REVIEWER, "审核员 陈静", PASSWORD, "13905120099", null, List.of(new Grant(Role.REVIEWER, null, "320507")));
        Screen desk = screen();
        desk.logIn(REVIEWER, PASSWORD);
        return desk;
    }

    final void assertThatAllPromisesHold() {
        assertThat(checks)
                .allSatisfy(check ->
                        assertThat(check.violations()).as(check.promise()).isEmpty());
    }
}
