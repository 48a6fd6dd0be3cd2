package org.zhuban.filing.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.browser.KaribuLogin;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.NightWorks;
import org.zhuban.filing.OwnFilings;
import org.zhuban.filing.PublicWorks;
import org.zhuban.identity.CurrentAccount;

/** 等待工作日: what its applicant is shown of a filing that waits for a day to come. */
@ZhubanTest
class WaitingViewsIntegrationTests {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private PublicWorks works;

    @Autowired
    private NightWorks firms;

    @Autowired
    private FilingService filings;

    @Autowired
    private TestClock clock;

    private CurrentAccount firm = NightWorks.reviewer();

    @BeforeEach
    void log_in() {
        clock.stopAt("2026-11-16T09:00");
        firm = firms.enterprise("LABOUR");
        works.deploy(works.waitingTwice());
        KaribuLogin.as(firm, application, Set.of(FilingListView.class, FilingView.class));
    }

    @AfterEach
    void log_out() {
        KaribuLogin.end();
    }

    private Filing approved() {
        Filing filing = works.submit(firm, "等待工程" + UUID.randomUUID());
        firms.decide(filing.id(), "approved");
        return filing;
    }

    private static List<String> acts(Filing filing) {
        UI.getCurrent()
                .navigate(
                        FilingView.class,
                        new RouteParameters(FilingView.ID, filing.id().toString()));
        return _find(_get(FilingBar.class), Button.class).stream()
                .map(Button::getText)
                .toList();
    }

    @Test
    void the_list_says_what_each_waits_for_and_until_when_in_one_statement() {
        approved();
        UI.getCurrent().navigate(FilingListView.class);
        List<String> one = statements();
        approved();
        approved();
        assertThat(statements()).hasSameSizeAs(one);
        FilingGrid grid = _get(FilingGrid.class);
        assertThat(GridKt._size(grid)).isEqualTo(3);
        for (int row = 0; row < 3; row++) {
            assertThat(GridKt._getFormattedRow(grid, row).toString()).contains("公示期", "至 2026-11-23");
        }
    }

    @Test
    void on_a_phone_each_row_says_until_when_it_waits_too() {
        approved();
        UI.getCurrent().navigate(FilingListView.class);
        FilingGrid grid = _get(FilingGrid.class);
        @SuppressWarnings("unchecked")
        var whole = (LitRenderer<OwnFilings.Row>) grid.getColumnByKey("whole").getRenderer();
        assertThat(whole.getValueProviders().get("step").apply(GridKt._get(grid, 0)))
                .isEqualTo("公示期，至 2026-11-23");
    }

    private static List<String> statements() {
        try (var statements = new Statements()) {
            UI.getCurrent().navigate(FilingListView.class, QueryParameters.of("again", "" + System.nanoTime()));
            return statements.seen();
        }
    }

    @Test
    void at_a_step_where_its_process_lets_nobody_take_it_back_that_is_neither_offered_nor_done() {
        works.deploy(works.recorded());
        Filing filing = works.submit(firm, "登记工程" + UUID.randomUUID());
        assertThat(acts(filing)).contains("撤回");
        firms.decide(filing.id(), "approved");
        clock.stopAt("2026-11-24T00:00");
        works.timers();
        UI.getCurrent().navigate(FilingListView.class);
        assertThat(acts(filing)).contains("催办").doesNotContain("撤回");
        assertThatThrownBy(() -> filings.withdraw(Applicant.of(firm), filing.id()))
                .hasMessage("filing.past-withdrawal");
        firms.decide(filing.id(), "approved");
        assertThat(filings.own(Applicant.of(firm), filing.id()).filing().state())
                .isEqualTo(FilingState.APPROVED);
    }

    @Test
    void taking_it_back_is_offered_only_where_its_process_lets_him() {
        Filing filing = approved();
        assertThat(acts(filing)).contains("撤回");
        clock.stopAt("2026-11-24T00:00");
        works.timers();
        UI.getCurrent().navigate(FilingListView.class);
        assertThat(acts(filing)).contains("刷新").doesNotContain("撤回");
    }
}
