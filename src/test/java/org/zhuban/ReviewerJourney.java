package org.zhuban;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.browser.Keyboard;
import org.zhuban.browser.Screen;
import org.zhuban.review.Reviewers;
import org.zhuban.review.SubmittedFilings;
import org.zhuban.review.SubmittedFilings.Submitted;

/** A reviewer's morning without a mouse: twenty filings, of them three returned, eight in a batch, one handed over, one left to who stands in. */
class ReviewerJourney extends OfficeJourney {

    private static final int FILINGS = 20;
    private static final int APPROVED = 7;
    private static final int BATCH = 8;

    /** Of this morning's enterprises; the list is searched by it. */
    private static final String OURS = "晨光第";

    @Autowired
    private SubmittedFilings filings;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void a_morning_s_work_needs_no_mouse() {
        reviewers.reviewer("morning", "早班 秦岭");
        reviewers.reviewer("colleague", "同事 顾平");
        List<Submitted> submitted = IntStream.rangeClosed(1, FILINGS)
                .mapToObj(number -> filings.submit(
                        Reviewers.REGION, Map.of("name", OURS + String.format("%02d", number) + "劳务有限公司")))
                .toList();
        try (Screen screen = screen()) {
            Keyboard keys = screen.keyboard();
            logsIn(screen, keys, "morning");
            theInboxIsSearched(screen, keys);
            oneAfterTheOtherIsApproved(screen, keys);
            whatIsWrongIsPinnedAndReturned(screen, keys);
            oneIsHandedOver(screen, keys);
            theRestIsDecidedTogether(screen, keys);
            theLastIsClaimedAndLeftToAColleague(screen, keys);
        }
        try (Screen screen = screen()) {
            Keyboard keys = screen.keyboard();
            logsIn(screen, keys, "colleague");
            whoStandsInDecidesForHer(screen, keys);
        }
        assertThat(states(submitted)).isEqualTo(Map.of("APPROVED", 16L, "RETURNED", 3L, "IN_REVIEW", 1L));
        assertThatAllPromisesHold();
    }

    private static void logsIn(Screen screen, Keyboard keys, String login) {
        screen.open("/login");
        keys.to(screen.page().locator("#login"));
        keys.type(login);
        keys.to(screen.page().locator("#password"));
        keys.type("demo2026");
        keys.press("Enter");
        screen.page().waitForURL(Pattern.compile("/workspace"));
        keys.to(screen.page().locator("vaadin-side-nav-item[path='tasks']"));
        keys.press("Enter");
        screen.page().waitForURL(Pattern.compile("/tasks"));
    }

    private static void theInboxIsSearched(Screen screen, Keyboard keys) {
        search(screen, keys, OURS);
        screen.seen(row(screen, "20"));
        screen.fit("inbox");
        keys.press("Enter"); // the first row
        screen.seen(OURS + "01劳务有限公司");
        screen.page().waitForURL(Pattern.compile("/tasks/[0-9a-f-]+"));
    }

    private static void oneAfterTheOtherIsApproved(Screen screen, Keyboard keys) {
        for (int number = 1; number <= APPROVED; number++) {
            opened(screen, number);
            keys.press("a");
            assertThat(screen.page().locator("#outcome-approved")).isFocused();
            keys.press("Enter");
            if (number == 1) {
                screen.seen("登记企业、开通账号 → 通知审核通过");
                keys.press("Escape");
                screen.atRest(); // she reads what stands there
                assertThat(screen.page().locator("#outcome-approved")).isFocused();
                keys.press("Enter");
            }
            if (number < APPROVED) {
                confirms(screen, keys, number == APPROVED - 1);
            }
            screen.seen("已办理：通过");
            next(screen, keys);
        }
    }

    /** Enter says yes; she who has said it often enough is not asked any more. */
    private static void confirms(Screen screen, Keyboard keys, boolean never) {
        Locator yes = screen.button("确认通过");
        assertThat(yes).isFocused();
        if (never) {
            keys.to(screen.page().locator("#approve-unasked input"));
            keys.press("Space");
            keys.to(yes);
        }
        keys.press("Enter");
    }

    private static void whatIsWrongIsPinnedAndReturned(Screen screen, Keyboard keys) {
        for (int number = APPROVED + 1; number <= APPROVED + 3; number++) {
            opened(screen, number);
            if (number == APPROVED + 1) {
                keys.press("r");
                keys.press("Enter");
                screen.seen("请写明原因"); // a return without a word is no answer
            }
            keys.to(screen.button("标记“注册日期”有问题"));
            keys.press("Enter");
            Locator reason = screen.page().getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("注册日期的问题"));
            assertThat(reason).isFocused();
            keys.type("与营业执照不一致，请按执照填写");
            keys.press("Escape");
            assertThat(reason).not().isFocused();
            keys.press("r");
            keys.press("Enter");
            screen.seen("已办理：退回补正");
            next(screen, keys);
        }
    }

    private static void oneIsHandedOver(Screen screen, Keyboard keys) {
        opened(screen, APPROVED + 4);
        keys.to(screen.page().locator("#team-menu"));
        keys.press("Enter");
        Locator transfer = screen.page().getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("转办"));
        screen.seen(transfer);
        keys.downTo(transfer);
        keys.press("Enter");
        screen.seen("转办后由对方办理");
        pick(screen, keys, "#team-colleague");
        keys.press("Tab");
        keys.type("资质由您核对");
        keys.to(screen.page().locator("#team-confirm"));
        keys.press("Enter");
        assertThat(screen.page().locator("#team-confirm")).isHidden();
        screen.seen("同事 顾平");
        keys.press("Escape");
        screen.page().waitForURL(Pattern.compile("/tasks\\?"));
    }

    private static void theRestIsDecidedTogether(Screen screen, Keyboard keys) {
        screen.seen(row(screen, "12"));
        keys.press("j");
        keys.press("ArrowDown"); // the first is the colleague's now
        for (int chosen = 1; chosen <= BATCH; chosen++) {
            keys.press("Space");
            screen.seen("已选 " + chosen + " 件");
            keys.press("ArrowDown");
        }
        keys.to(screen.page().locator("#batch-approved"));
        keys.press("Enter");
        screen.seen("将对 " + BATCH + " 件逐件作出“通过”的决定");
        keys.press("Enter");
        screen.page().waitForURL(Pattern.compile("/decision-batches/"));
        screen.seen("已办结：" + BATCH + " 件全部办成");
        screen.fit("batch");
    }

    private static void theLastIsClaimedAndLeftToAColleague(Screen screen, Keyboard keys) {
        keys.to(screen.page().locator("vaadin-side-nav-item[path='tasks']"));
        keys.press("Enter");
        screen.seen(row(screen, "20"));
        search(screen, keys, OURS + "20");
        keys.press("Enter");
        opened(screen, FILINGS);
        keys.press("c");
        screen.seen(screen.page().locator("#release"));
        keys.to(screen.page().locator("vaadin-side-nav-item[path='absence']"));
        keys.press("Enter");
        screen.seen("没有请假安排");
        keys.to(screen.button("新增请假"));
        keys.press("Enter");
        keys.to(screen.page().locator("#absence-substitute"));
        pick(screen, keys, "#absence-substitute");
        keys.to(screen.page().locator("#absence-reason"));
        keys.type("下午看牙");
        keys.to(screen.page().locator("#absence-save"));
        keys.press("Enter");
        screen.seen("代理中");
        screen.fit("absence");
    }

    private static void whoStandsInDecidesForHer(Screen screen, Keyboard keys) {
        screen.seen(row(screen, "11"));
        search(screen, keys, OURS + "20");
        keys.press("Enter");
        opened(screen, FILINGS);
        screen.seen("早班 秦岭");
        keys.press("a");
        keys.press("Enter");
        confirms(screen, keys, false);
        screen.seen("已办理：通过");
    }

    /** Types what is looked for and goes to the first row that is found. */
    private static void search(Screen screen, Keyboard keys, String words) {
        screen.page().waitForFunction("() => window.zbKeys");
        Locator field = screen.page().locator("vaadin-text-field[aria-keyshortcuts='/'] input");
        screen.seen(field);
        keys.press("/");
        assertThat(field).isFocused();
        keys.press("ControlOrMeta+a");
        keys.type(words);
        keys.press("Enter");
        screen.page().waitForURL(url -> URLDecoder.decode(url, StandardCharsets.UTF_8)
                .contains("q=" + words));
        assertThat(field).not().isFocused();
        assertThat(screen.page().locator("vaadin-grid").first()).isFocused();
    }

    /** The colleague, in a list that is searched by typing. */
    private static void pick(Screen screen, Keyboard keys, String list) {
        assertThat(screen.page().locator(list + " input")).isFocused();
        keys.type("顾平");
        screen.seen(
                screen.page().locator("vaadin-combo-box-item").getByText("顾平").first());
        keys.press("ArrowDown");
        keys.press("Enter");
        assertThat(screen.page().locator(list + " input")).hasValue("同事 顾平");
    }

    /** From a decision straight to the next in the list. */
    private static void next(Screen screen, Keyboard keys) {
        assertThat(screen.page().locator("#next-task")).isFocused();
        keys.press("Enter");
    }

    private static void opened(Screen screen, int number) {
        screen.seen(screen.page()
                .getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(OURS + String.format("%02d", number) + "劳务有限公司"))
                .first());
    }

    private static Locator row(Screen screen, String number) {
        return screen.page()
                .locator("vaadin-grid-cell-content")
                .getByText(OURS + number)
                .first();
    }

    private Map<String, Long> states(List<Submitted> submitted) {
        return jdbc
                .sql("select state from filing where id = any (:ids)")
                .param("ids", submitted.stream().map(one -> one.filing().id()).toArray(UUID[]::new))
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(state -> state, Collectors.counting()));
    }
}
