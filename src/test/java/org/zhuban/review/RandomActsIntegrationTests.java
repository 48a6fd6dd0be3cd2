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
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.FilingService;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.SubmittedFilings.Submitted;
import org.zhuban.review.TaskRequest.Kind;

/**
 * Reviewers, a supervisor and applicants do whatever comes to them, at once and in any order, legal or not (SECURITY 25). A run is repeated with
 * {@code -Dzhuban.acts-seed}; threads interleave anew.
 */
@ZhubanTest
class RandomActsIntegrationTests {

    private static final Logger log = LoggerFactory.getLogger(RandomActsIntegrationTests.class);
    private static final int FILINGS = 10;
    private static final int ACTS_EACH = 150;

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
    private InboxComparison comparison;

    @Autowired
    private SubmittedFilings submitted;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whatever_they_do_the_inbox_the_requests_the_filings_and_the_engine_agree_afterwards() throws Exception {
        long seed = Long.getLong("zhuban.acts-seed", System.nanoTime());
        log.info("-Dzhuban.acts-seed={}", seed);
        List<CurrentAccount> staff = List.of(
                reviewers.reviewer("random-li", "李审核"),
                reviewers.reviewer("random-wang", "王审核"),
                reviewers.reviewer("random-zhao", "赵审核"),
                reviewers.supervisor("random-chief", "周主管"));
        List<Submitted> filed = new ArrayList<>();
        for (int i = 0; i < FILINGS; i++) {
            filed.add(submitted.submit(Reviewers.REGION));
        }
        List<Callable<Integer>> players = new ArrayList<>();
        for (int i = 0; i < staff.size(); i++) {
            var random = new Random(seed + i);
            CurrentAccount player = staff.get(i);
            players.add(() -> play(random, player, staff, filed));
        }
        ExecutorService threads = Executors.newFixedThreadPool(players.size());
        int done = 0;
        for (Future<Integer> player : threads.invokeAll(players)) {
            done += player.get();
        }
        threads.shutdown();

        assertThat(done).as("acts that were allowed").isGreaterThan(FILINGS * 3);
        Set<UUID> ids = filed.stream().map(one -> one.filing().id()).collect(Collectors.toSet());
        assertThat(comparison.differences()).noneMatch(difference -> ids.contains(difference.filing()));
        assertThat(broken(ids)).isEmpty();
    }

    /** @return how many of the acts were allowed; any failure but a refusal is thrown */
    private int play(Random random, CurrentAccount player, List<CurrentAccount> staff, List<Submitted> filed) {
        int done = 0;
        for (int i = 0; i < ACTS_EACH; i++) {
            try {
                act(random, player, staff.get(random.nextInt(staff.size())), filed.get(random.nextInt(filed.size())));
                done++;
            } catch (ZhubanException refused) {
                // as it should be
            }
        }
        return done;
    }

    private void act(Random random, CurrentAccount player, CurrentAccount other, Submitted filed) {
        UUID filing = filed.filing().id();
        String task = task(filing);
        switch (random.nextInt(15)) {
            case 0 -> reviews.claim(player, task);
            case 1 -> reviews.release(player, task);
            case 2 -> reviews.decide(player, task, new Verdict("approved", "", List.of()));
            case 3 -> reviews.decide(player, task, new Verdict("returned", "请补正", List.of()));
            case 4 -> handovers.transfer(player, task, other.id(), "转办");
            case 5 -> handovers.reassign(player, task, random.nextBoolean() ? other.id() : null, "改派");
            case 6, 7 ->
                teamwork.ask(player, task, Kind.values()[random.nextInt(Kind.values().length)], other.id(), "请看");
            case 8, 9, 10 -> teamwork.answer(player, anyRequest(random, filing), random.nextInt(3) > 0, "意见");
            case 11 -> teamwork.takeBack(player, anyRequest(random, filing), "不需要了");
            case 12 -> teamwork.takeBackProposal(player, task, "再看看");
            case 13 -> decisions.recall(player, filing, "看错了");
            default -> {
                if (random.nextInt(4) == 0) {
                    filings.withdraw(filed.applicant(), filing);
                } else {
                    filings.submit(filed.applicant(), filing);
                }
            }
        }
    }

    /** The open task, or the last one that there was. */
    private String task(UUID filing) {
        return jdbc.sql(
                        """
                        select coalesce((select id from open_task where filing = :filing limit 1),
                                        (select task_id from filing_event where filing = :filing and task_id is not null order by at desc limit 1),
                                        'none')""")
                .param("filing", filing)
                .query(String.class)
                .single();
    }

    private UUID anyRequest(Random random, UUID filing) {
        List<UUID> all = jdbc.sql("select id from task_request where filing = :filing order by asked_at desc limit 5")
                .param("filing", filing)
                .query(UUID.class)
                .list();
        return all.isEmpty() ? UUID.randomUUID() : all.get(random.nextInt(all.size()));
    }

    /** A sentence for whatever does not agree. */
    private List<String> broken(Set<UUID> filings) {
        return jdbc.sql(
                        """
                        select 'filing ' || f.number || ' is ' || f.state || ' with ' || count(t.id) || ' open tasks'
                        from filing f left join open_task t on t.filing = f.id where f.id in (:filings)
                        group by f.id having (f.state = 'IN_REVIEW') <> (count(t.id) = 1)
                        union all
                        select 'request ' || r.kind || ' ' || r.state || ' of a task that is over'
                        from task_request r where r.filing in (:filings) and r.state in ('PLANNED', 'OPEN') and r.kind <> 'COPY'
                          and not exists (select from open_task t where t.id = r.task_id)
                        union all
                        select 'a decision waits at a task that is over' from proposed_decision p
                        where p.filing in (:filings) and not exists (select from open_task t where t.id = p.task_id)
                        union all
                        select 'a decision waits for nobody' from proposed_decision p
                        where p.filing in (:filings) and not exists (
                            select from task_request r where r.task_id = p.task_id and r.kind = 'SIGN_AFTER' and r.state = 'OPEN')
                        union all
                        select 'a signer is asked of no decision' from task_request r
                        where r.filing in (:filings) and r.kind = 'SIGN_AFTER' and r.state = 'OPEN'
                          and not exists (select from proposed_decision p where p.task_id = r.task_id)
                        union all
                        select 'task held as ' || coalesce(t.held, 'nothing') || ' wrongly' from open_task t
                        where t.filing in (:filings) and t.held is distinct from case
                            when exists (select from task_request r where r.task_id = t.id and r.kind = 'DELEGATE' and r.state = 'OPEN') then 'DELEGATE'
                            when exists (select from task_request r where r.task_id = t.id and r.kind = 'SIGN_BEFORE' and r.state = 'OPEN') then 'SIGN_BEFORE'
                            when exists (select from proposed_decision p where p.task_id = t.id) then 'PROPOSED' end
                        union all
                        select 'task ' || e.task_id || ' decided ' || count(*) || ' times' from filing_event e
                        where e.filing in (:filings) and e.kind = 'DECIDED' group by e.task_id having count(*) > 1
                        union all
                        select 'filing ' || f.number || ' approved, but not registered' from filing f
                        where f.id in (:filings) and f.state = 'APPROVED' and not exists (select from enterprise e where e.certified_by = f.id)
                        union all
                        select 'filing ' || f.number || ' registered, but ' || f.state from filing f join enterprise e on e.certified_by = f.id
                        where f.id in (:filings) and f.state <> 'APPROVED'""")
                .param("filings", filings)
                .query(String.class)
                .list();
    }
}
