package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConsistencyCheck;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.Lapses;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.SignedTypes.Filed;
import org.zhuban.review.TaskRequest.Kind;

/**
 * Reviewers sign, confirm, send back and hand over at once and in any order, legal or not, while applicants withdraw and time limits end
 * (SECURITY 25). A run is repeated with {@code -Dzhuban.acts-seed}; threads interleave anew.
 */
@ZhubanTest
class RandomRoundsIntegrationTests {

    private static final Logger log = LoggerFactory.getLogger(RandomRoundsIntegrationTests.class);
    private static final List<String> TYPES =
            List.of("all-sign-work", "any-sign-work", "most-sign-work", "turn-sign-work", "two-eyes-work");
    private static final List<String> OUTCOMES =
            List.of("approved", "approved", "approved", "approved", "returned", "rejected", "sent-back");
    private static final int ACTS_EACH = 90;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private Teamwork teamwork;

    @Autowired
    private Handovers handovers;

    @Autowired
    private OwnDecisions decisions;

    @Autowired
    private FilingService filings;

    @Autowired
    private Lapses lapses;

    @Autowired
    private InboxComparison comparison;

    @Autowired
    private NightWorks works;

    @Autowired
    private List<ConsistencyCheck> checks;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whatever_they_do_every_round_is_signed_once_by_each_and_settled_by_its_rule() throws Exception {
        long seed = Long.getLong("zhuban.acts-seed", System.nanoTime());
        log.info("-Dzhuban.acts-seed={}", seed);
        var types = new SignedTypes(filings, works, jdbc);
        List<Filed> filed = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            filed.add(types.submit(TYPES.get(i % TYPES.size())));
        }
        List<CurrentAccount> staff = List.of(
                reviewers.reviewer("rounds-li", "李审核"),
                reviewers.reviewer("rounds-wang", "王审核"),
                reviewers.reviewer("rounds-zhao", "赵审核"),
                reviewers.reviewer("rounds-qian", "钱审核"),
                reviewers.supervisor("rounds-chief", "周主管"));
        List<Callable<Integer>> players = new ArrayList<>();
        for (int i = 0; i < staff.size(); i++) {
            var random = new Random(seed + i);
            CurrentAccount player = staff.get(i);
            players.add(() -> play(random, player, staff, filed, types));
        }
        ExecutorService threads = Executors.newFixedThreadPool(players.size());
        int done = 0;
        for (Future<Integer> player : threads.invokeAll(players)) {
            done += player.get();
        }
        threads.shutdown();

        assertThat(done).as("acts that were allowed").isGreaterThan(filed.size() * 3);
        Set<UUID> ids = filed.stream().map(Filed::id).collect(Collectors.toSet());
        assertThat(comparison.differences()).noneMatch(difference -> ids.contains(difference.filing()));
        assertThat(broken(ids)).isEmpty();
        Set<String> numbers =
                ids.stream().map(id -> filings.forReview(id).filing().number()).collect(Collectors.toSet());
        assertThat(checks).allSatisfy(check -> assertThat(check.violations())
                .as(check.promise())
                .noneMatch(violation -> numbers.stream().anyMatch(violation::contains)));
    }

    /** @return how many of the acts were allowed; any failure but a refusal is thrown */
    private int play(
            Random random, CurrentAccount player, List<CurrentAccount> staff, List<Filed> filed, SignedTypes types) {
        int done = 0;
        for (int i = 0; i < ACTS_EACH; i++) {
            Filed one = filed.get(random.nextInt(filed.size()));
            List<String> open = types.tasks(one);
            String task = open.isEmpty() ? "none" : open.get(random.nextInt(open.size()));
            try {
                act(random, player, staff.get(random.nextInt(staff.size())), one, task);
                done++;
            } catch (ZhubanException refused) {
                // as it should be
            }
        }
        return done;
    }

    private void act(Random random, CurrentAccount player, CurrentAccount other, Filed filed, String task) {
        switch (random.nextInt(15)) {
            case 0 -> reviews.claim(player, task);
            case 1 -> handovers.transfer(player, task, other.id(), "转办");
            case 2 -> handovers.reassign(player, task, random.nextBoolean() ? other.id() : null, "改派");
            case 3 -> teamwork.ask(player, task, Kind.SIGN_AFTER, other.id(), "请看");
            case 4 -> teamwork.answer(player, anyRequest(filed), random.nextInt(3) > 0, "意见");
            case 5 -> decisions.recall(player, filed.id(), "看错了");
            case 6 -> filings.submit(filed.applicant(), filed.id());
            case 7 -> {
                if (random.nextInt(4) == 0) {
                    filings.withdraw(filed.applicant(), filed.id());
                } else {
                    lapse(task);
                }
            }
            default ->
                reviews.decide(
                        player, task, new Verdict(OUTCOMES.get(random.nextInt(OUTCOMES.size())), "意见", List.of()));
        }
    }

    private void lapse(String task) {
        jdbc.sql("update open_task set due_at = now() - interval '1 minute' where id = :task")
                .param("task", task)
                .update();
        lapses.sweep();
    }

    private UUID anyRequest(Filed filed) {
        return jdbc.sql("select id from task_request where filing = :filing and state = 'OPEN' limit 1")
                .param("filing", filed.id())
                .query(UUID.class)
                .optional()
                .orElseGet(UUID::randomUUID);
    }

    /** A sentence for whatever does not agree. */
    private List<String> broken(Set<UUID> filings) {
        return jdbc.sql(
                        """
                        with signature as (
                            select *, row_number() over (partition by round order by at, id) as place, count(*) over (partition by round) as of
                            from filing_event where filing in (:filings) and kind = 'DECIDED' and round is not null)
                        select round || ' was signed twice by ' || actor from signature group by round, actor having count(*) > 1
                        union all
                        select round || ' was signed after it was settled' from signature where verdict is not null and place < of
                        union all
                        select round || ' has ' || count(*) || ' signatures of ' || min(f.type) from signature s join filing f on f.id = s.filing
                        group by round having count(*) > case min(f.type) when 'turn-sign-work' then 2 else 3 end
                        union all
                        select round || ' was approved by too few' from signature s join filing f on f.id = s.filing
                        group by round having bool_or(verdict = 'approved')
                           and count(*) filter (where outcome = 'approved')
                               < case min(f.type) when 'all-sign-work' then 3 when 'any-sign-work' then 1 else 2 end
                        union all
                        select round || ' is open and settled' from open_task where filing in (:filings) and round is not null
                          and exists (select from signature s where s.round = open_task.round and s.verdict is not null)
                        union all
                        select round || ' counts ' || signed || ' wrongly' from open_task t where filing in (:filings) and round is not null
                          and signed <> (select count(*) from signature s where s.round = t.round)
                        union all
                        select f.number || ': who confirmed had reviewed' from filing f
                        join filing_event c on c.filing = f.id and c.kind = 'DECIDED' and c.task like 'confirm-%'
                        cross join lateral (select * from filing_event e where e.filing = f.id and e.kind = 'DECIDED' and e.task like 'review-%'
                                              and (e.at, e.id) < (c.at, c.id) order by e.at desc, e.id desc limit 1) last
                        where f.id in (:filings) and c.actor <> 'lapse'
                          and exists (select from filing_event e where e.filing = f.id and e.actor = c.actor and e.kind = 'DECIDED'
                                        and (e.id = last.id or e.round = last.round))""")
                .param("filings", filings)
                .query(String.class)
                .list();
    }
}
