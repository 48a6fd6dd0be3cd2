package org.zhuban.board.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.zhuban.ZhubanTest;
import org.zhuban.board.BoardFiling;
import org.zhuban.filing.ui.HeatDiagram;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.review.ReviewService;
import org.zhuban.review.SubmittedFilings;
import org.zhuban.review.Verdict;

/** The board without a browser. */
@ZhubanTest
class BoardViewsIntegrationTests {

    private static final String HERE = "320505";

    @Autowired
    private ApplicationContext application;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void two_decisions_and_one_that_waits() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        for (String table : List.of("board_fact", "board_news", "board_cell")) {
            jdbc.sql("delete from " + table).update();
        }
        jdbc.sql("delete from open_task where region = :here")
                .param("here", HERE)
                .update();
        UUID id = accounts.ensure(
                "board-zhao", "赵看板", "demo2026", "13800005555", null, List.of(new Grant(Role.REVIEWER, null, HERE)));
        CurrentAccount zhao = accounts.find(id).orElseThrow();
        reviews.decide(zhao, submitted.submit(HERE).taskId(), new Verdict("approved", "同意", List.of()));
        reviews.decide(zhao, submitted.submit(HERE).taskId(), new Verdict("returned", "请补正", List.of()));
        submitted.submit(HERE);
        logIn(SubmittedFilings.account("周主管", new Grant(Role.SUPERVISOR, null, "320500")));
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
        LocaleContextHolder.resetLocaleContext();
    }

    private void logIn(CurrentAccount account) {
        SecurityContextHolder.getContext().setAuthentication(new AccountAuthentication(account));
        var routes = new Routes(Set.of(BoardView.class, BoardFilingsView.class), Set.of(), true);
        MockVaadin.setup(UI::new, new MockSpringServlet(routes, application, UI::new));
        var request = (FakeRequest) VaadinServletRequest.getCurrent().getRequest();
        request.setUserPrincipalInt(account);
        request.setUserInRole((principal, wanted) -> account.grants().stream()
                .map(grant -> grant.role().name())
                .anyMatch(role -> wanted.equals(role) || wanted.equals("ROLE_" + role)));
    }

    private static List<List<String>> table(String card) {
        var table = _get(
                BoardTable.class,
                spec -> spec.withPredicate(found -> found.getParent()
                        .map(parent -> parent.getId()
                                .orElse(parent.getParent()
                                        .flatMap(com.vaadin.flow.component.Component::getId)
                                        .orElse("")))
                        .filter(card::equals)
                        .isPresent()));
        List<List<String>> rows = new ArrayList<>();
        Element body = table.getElement().getChild(0).getChild(1);
        body.getChildren()
                .forEach(row -> rows.add(
                        row.getChildren().map(Element::getTextRecursively).toList()));
        return rows;
    }

    private static String link(String card, int row, int column) {
        var table = _get(
                BoardTable.class,
                spec -> spec.withPredicate(found -> found.getParent()
                        .flatMap(com.vaadin.flow.component.Component::getParent)
                        .flatMap(com.vaadin.flow.component.Component::getId)
                        .filter(card::equals)
                        .isPresent()));
        return table.getElement()
                .getChild(0)
                .getChild(1)
                .getChild(row)
                .getChild(column)
                .getChild(0)
                .getAttribute("href");
    }

    @Test
    void each_chart_has_its_table_and_a_number_leads_to_its_filings() {
        UI.getCurrent().navigate("board");
        assertThat(table("board-person").get(0)).containsExactly("赵看板", "2", "50.0%", "0", "0", "0");
        assertThat(table("board-desk").get(0)).startsWith("虎丘区", "3", "0", "2");
        assertThat(table("board-week")).hasSize(13);
        assertThat(_find(BoardChart.class)).hasSize(4).allSatisfy(chart -> assertThat(
                        chart.getElement().getAttribute("aria-hidden"))
                .isEqualTo("true"));
        String returned = link("board-person", 0, 2);
        assertThat(returned).contains("kind=RETURNED", "person=", "region=3205");
        UI.getCurrent().navigate(returned.substring(0, returned.indexOf('?')), query(returned));
        assertThat(_get(BoardFilingsView.class).rows())
                .singleElement()
                .extracting(BoardFiling::kind)
                .isEqualTo("RETURNED");
    }

    @Test
    void the_list_behind_a_number_says_what_was_decided() {
        UI.getCurrent().navigate("board");
        String decided = link("board-person", 0, 1);
        UI.getCurrent().navigate(decided.substring(0, decided.indexOf('?')), query(decided));
        assertThat(_get(BoardFilingsView.class).rows())
                .extracting(BoardFiling::what)
                .containsExactlyInAnyOrder("outcome.approved.done", "outcome.returned.done");
        UI.getCurrent().navigate("board/filings", QueryParameters.fromString("kind=RECEIVED"));
        assertThat(_get(BoardFilingsView.class).rows())
                .extracting(BoardFiling::what)
                .containsOnly("board.kind.RECEIVED");
    }

    private static QueryParameters query(String link) {
        return QueryParameters.fromString(link.substring(link.indexOf('?') + 1));
    }

    @Test
    void a_region_leads_one_level_down_and_the_period_stands_in_the_address() {
        UI.getCurrent().navigate("board");
        String down = link("board-desk", 0, 0);
        UI.getCurrent().navigate("board", query(down));
        assertThat(_find(BoardCard.class)).as("no desks below a district").hasSize(3);
        @SuppressWarnings("unchecked")
        Select<Integer> period = _get(Select.class, spec -> spec.withId("board-period"));
        period.setValue(52);
        assertThat(UI.getCurrent()
                        .getInternals()
                        .getActiveViewLocation()
                        .getQueryParameters()
                        .getParameters())
                .containsEntry("weeks", List.of("52"))
                .containsEntry("region", List.of(HERE));
    }

    @Test
    void the_steps_of_the_process_are_coloured_by_their_waiting_time() {
        UI.getCurrent().navigate("board");
        assertThat(_find(HeatDiagram.class)).hasSize(1);
        assertThat(_get(BoardView.class).words()).anyMatch(line -> line.contains("审核企业账号认证"));
    }

    @Test
    void nonsense_in_the_address_is_the_usual_board() {
        UI.getCurrent().navigate("board", QueryParameters.simple(Map.of("weeks", "7", "region", "' or 1=1")));
        assertThat(table("board-person").get(0)).startsWith("赵看板");
    }
}
