package org.zhuban.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.ZhubanTest;

/** A filing's row is read once in a transaction that holds it, and never another's or an undone one. */
@ZhubanTest
class HeldRowsIntegrationTests {

    private static final Instant DUE = Instant.parse("2031-03-04T08:00:00Z");

    @Autowired
    private Filings filings;

    @Autowired
    private NightWorks nightWorks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private TransactionTemplate transaction;
    private UUID filing = UUID.randomUUID();

    @BeforeEach
    void a_filing_in_review() {
        transaction = new TransactionTemplate(transactions);
        filing = nightWorks
                .submit(nightWorks.enterprise("LABOUR"), "夜间施工" + UUID.randomUUID())
                .id();
    }

    private void due(Instant at) {
        filings.due(filing, at, filing.toString(), "definition");
    }

    private Instant due() {
        return Objects.requireNonNull(
                filings.find(filing).orElseThrow().filing().dueAt());
    }

    @Test
    void what_a_transaction_wrote_it_reads_without_asking_again() {
        transaction.executeWithoutResult(status -> {
            filings.lock(filing);
            due(DUE);
            jdbc.sql("update filing set due_at = null where id = ?")
                    .param(filing)
                    .update(); // past the repository: not seen
            assertThat(due()).isEqualTo(DUE);
            assertThat(filings.lock(filing).orElseThrow().filing().dueAt()).isEqualTo(DUE);
            status.setRollbackOnly(); // in review without a time limit is nothing that others should find
        });
    }

    @Test
    void what_was_rolled_back_is_not_read() {
        Instant before = due();
        transaction.executeWithoutResult(status -> {
            due(DUE);
            status.setRollbackOnly();
        });
        assertThat(due()).isEqualTo(before);
    }

    @Test
    void a_transaction_within_sees_what_is_committed_and_the_outer_one_its_own_again() {
        Instant before = due();
        var within = new TransactionTemplate(transactions);
        within.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.executeWithoutResult(status -> {
            due(DUE);
            within.executeWithoutResult(inner -> assertThat(due()).isEqualTo(before));
            assertThat(due()).isEqualTo(DUE);
        });
    }

    @Test
    void what_another_transaction_did_is_read_by_the_next() {
        transaction.executeWithoutResult(status -> filings.lock(filing));
        jdbc.sql("update filing set title = '改过' where id = ?").param(filing).update();
        transaction.executeWithoutResult(status ->
                assertThat(filings.lock(filing).orElseThrow().filing().title()).isEqualTo("改过"));
    }
}
