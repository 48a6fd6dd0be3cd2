package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.common.Programme;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.InboxQuery.Box;
import org.zhuban.review.InboxQuery.Sort;
import org.zhuban.review.SignedTypes.Filed;

/** 会签 in the inbox: of a round each signer sees one task, and none once he signed; what is counted is what is listed. */
@ZhubanTest
class RoundsInInboxIntegrationTests {

    private static final String TYPE = "all-sign-work";
    private static final Verdict APPROVED = new Verdict("approved", "同意", List.of());

    @Autowired
    private Inbox inbox;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private FilingService filings;

    @Autowired
    private InboxReconcile reconcile;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private NightWorks works;

    @Autowired
    private JdbcClient jdbc;

    private SignedTypes types;
    private CurrentAccount li;
    private CurrentAccount wang;
    private CurrentAccount chief;

    @BeforeEach
    void an_empty_desk() {
        jdbc.sql("delete from open_task where type = :type").param("type", TYPE).update();
        types = new SignedTypes(filings, works, jdbc);
        li = reviewers.reviewer("round-li", "李会签", NightWorks.REGION);
        wang = reviewers.reviewer("round-wang", "王会签", NightWorks.REGION);
        chief = reviewers.supervisor("round-chief", "周主管", NightWorks.REGION);
    }

    /** What {@link #an_empty_desk} took away of others' filings. */
    @AfterEach
    void the_desk_as_it_was() {
        reconcile.reconcile();
    }

    private static InboxQuery of(Box box) {
        return new InboxQuery(box, TYPE, null, null, null, false, Sort.DUE);
    }

    /** Listed, and counted in both ways. */
    private List<String> seen(CurrentAccount account) {
        List<String> listed = inbox.page(account, of(Box.GROUP), null, 50).items().stream()
                .map(OpenTask::id)
                .toList();
        assertThat(inbox.count(account, of(Box.GROUP), 50)).isEqualTo(listed.size());
        assertThat(inbox.tally(account, of(Box.GROUP), Map.of(TYPE, Programme.JM), List.of())
                        .ofType(TYPE))
                .isEqualTo(listed.size());
        return listed;
    }

    @Test
    void each_signer_sees_one_task_of_a_round_and_none_once_he_signed() {
        Filed filed = types.submit(TYPE);
        List<String> tasks = types.tasks(filed);
        assertThat(tasks).hasSize(3);
        assertThat(seen(li)).containsExactly(tasks.get(0));
        reviews.decide(li, tasks.get(0), APPROVED);
        assertThat(seen(li)).isEmpty();
        assertThat(seen(wang)).containsExactly(tasks.get(1));
        assertThat(seen(chief)).as("who gives them to others").containsExactlyElementsOf(tasks.subList(1, 3));
    }

    @Test
    void what_he_claimed_is_his_and_others_see_one_that_nobody_has() {
        List<String> tasks = types.tasks(types.submit(TYPE));
        reviews.claim(li, tasks.get(1));
        assertThat(seen(li)).containsExactly(tasks.get(1));
        assertThat(inbox.page(li, of(Box.MINE), null, 50).items())
                .extracting(OpenTask::id)
                .containsExactly(tasks.get(1));
        reviews.claim(wang, tasks.get(0));
        assertThat(seen(wang)).containsExactly(tasks.get(0));
        assertThat(seen(reviewers.reviewer("round-zhao", "赵会签", NightWorks.REGION)))
                .containsExactly(tasks.get(2));
    }

    @Test
    void a_search_and_the_next_in_the_list_see_it_alike() {
        Filed first = types.submit(TYPE);
        Filed second = types.submit(TYPE);
        String number = filings.forReview(first.id()).filing().number();
        var search = new InboxQuery(Box.GROUP, null, null, null, number, false, Sort.DUE);
        assertThat(inbox.page(li, search, null, 50).items()).hasSize(1);
        assertThat(inbox.count(li, search, 50)).isOne();
        OpenTask one = inbox.page(li, search, null, 50).items().get(0);
        Optional<OpenTask> next = inbox.following(li, of(Box.GROUP), one);
        assertThat(next.map(OpenTask::filing)).contains(second.id());
    }
}
