package org.zhuban.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.zhuban.TestDatabase;
import org.zhuban.ZhubanTest;

@ZhubanTest
class AuditIntegrationTests {

    @Autowired
    private Audit audit;

    @Autowired
    private AuditChain chain;

    @Autowired
    private AuditChainCheck check;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcTemplate template;

    @Autowired
    private HeadSeal seal;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private TestDatabase database;

    private final String object = "test:" + UUID.randomUUID();

    @AfterEach
    void forget() {
        SecurityContextHolder.clearContext();
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void an_entry_says_who_and_from_where() {
        audit.done("by-job", object, Map.of());
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("192.0.2.7");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        audit.done("by-visitor", object, Map.of());
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("reviewer", "", "ROLE_REVIEWER"));
        audit.denied("by-person", object, Map.of("why", "own enterprise", "n", 3));

        assertThat(jdbc.sql("select action || ' ' || actor || ' ' || coalesce(address, '-') || ' ' || result"
                                + " from audit_entry where object = ? order by id")
                        .param(object)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "by-job system - DONE",
                        "by-visitor visitor 192.0.2.7 DONE",
                        "by-person reviewer 192.0.2.7 DENIED");
        assertThat(jdbc.sql("select detail ->> 'why' from audit_entry where object = ? and action = 'by-person'")
                        .param(object)
                        .query(String.class)
                        .single())
                .isEqualTo("own enterprise");
    }

    @Test
    void what_is_rolled_back_leaves_no_entry_but_its_denial_stays() {
        assertThatThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    audit.done("undone", object, Map.of());
                    audit.denied("refused", object, Map.of());
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(jdbc.sql("select action from audit_entry where object = ?")
                        .param(object)
                        .query(String.class)
                        .list())
                .containsExactly("refused");
    }

    @Test
    void an_entry_is_linked_once_and_only_after_every_older_transaction_ended() {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        transaction.executeWithoutResult(status -> {
            audit.done("slow", object, Map.of()); // this transaction is older and still open …
            Thread other = new Thread(() -> {
                audit.done("quick", object, Map.of());
                chain.link();
            });
            other.start();
            join(other);
            assertThat(links("quick")).isZero(); // … so the younger one waits
        });
        linked(chain, "slow", 1);
        linked(chain, "quick", 1);
        chain.link();

        assertThat(links("slow")).isEqualTo(1);
        assertThat(links("quick")).isEqualTo(1);
        assertThat(check.violations()).isEmpty();
    }

    @Test
    void more_entries_than_one_link_holds_are_all_linked() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            for (int i = 0; i < AuditChain.LINK + 20; i++) {
                audit.done("many", object, Map.of("i", i));
            }
        });
        linked(chain, "many", AuditChain.LINK + 20);
        assertThat(check.violations()).isEmpty();
    }

    @Test
    void a_restored_dump_goes_on_being_linked_though_transactions_count_anew() {
        database.asSuperuser()
                .sql("insert into audit_entry (cluster, tx, actor, action, object, result)"
                        + " values (42, '9000000000000000000', 'system', 'before-the-dump', ?, 'DONE')")
                .param(object)
                .update();
        AuditChain restarted = new AuditChain(jdbc, template, transactions, seal);
        linked(restarted, "before-the-dump", 1);
        audit.done("after-the-dump", object, Map.of());
        linked(restarted, "after-the-dump", 1);
        assertThat(check.violations()).isEmpty();
    }

    @Test
    void a_changed_byte_is_found_and_named() {
        long id = linkedEntry();
        damaged(
                "update audit_entry set actor = 'sustem' where id = " + id,
                "update audit_entry set actor = 'system' where id = " + id,
                "Audit entry " + id + " of link " + linkOf(id) + " was changed");
    }

    @Test
    void a_removed_entry_is_named() {
        long id = linkedEntry();
        damaged(
                "create table kept as select * from audit_entry where id = " + id
                        + "; delete from audit_entry where id = " + id,
                "insert into audit_entry overriding system value select * from kept; drop table kept",
                "Audit entry " + id + " of link " + linkOf(id) + " is gone");
    }

    @Test
    void an_entry_slipped_in_is_named() {
        long id = linkedEntry();
        damaged(
                "insert into audit_entry (id, tx, actor, action, object, result) overriding system value"
                        + " select -7, tx, 'a', 'b', 'c', 'DONE' from audit_entry where id = " + id,
                "delete from audit_entry where id = -7",
                "Audit entry -7 is not in the chain");
    }

    @Test
    void a_changed_entry_with_a_link_recomputed_to_match_breaks_the_next_link_or_the_signature() {
        long id = linkedEntry();
        chain.sign();
        long link = linkOf(id);
        byte[] hash = jdbc.sql("select hash from audit_link where seq = ?")
                .param(link)
                .query(byte[].class)
                .single();
        damaged(
                "update audit_link set hash = sha256(hash) where seq = " + link,
                "update audit_link set hash = '\\x" + java.util.HexFormat.of().formatHex(hash) + "' where seq = "
                        + link,
                "Audit link " + link + " was changed");
        linkedEntry();
        damaged(
                "update audit_link set hash = sha256(hash) where seq = " + link,
                "update audit_link set hash = '\\x" + java.util.HexFormat.of().formatHex(hash) + "' where seq = "
                        + link,
                "Audit link " + (link + 1) + " does not continue link " + link);
        damaged(
                "update audit_link set hash = sha256(hash) where seq = " + link,
                "update audit_link set hash = '\\x" + java.util.HexFormat.of().formatHex(hash) + "' where seq = "
                        + link,
                "The signature of audit link " + link + " is not ours");
    }

    @Test
    void a_head_is_signed_once() {
        linkedEntry();
        chain.sign();
        long heads = count("select count(*) from audit_head");
        chain.sign();
        assertThat(count("select count(*) from audit_head")).isEqualTo(heads).isPositive();
        assertThat(check.violations()).isEmpty();
    }

    private long linkedEntry() {
        String action = "entry-" + UUID.randomUUID();
        audit.done(action, object, Map.of());
        linked(chain, action, 1);
        return jdbc.sql("select id from audit_entry where action = ?")
                .param(action)
                .query(Long.class)
                .single();
    }

    /** An entry waits for every transaction that is older, and beside the tests jobs run. */
    private void linked(AuditChain chain, String action, int entries) {
        Awaitility.await().untilAsserted(() -> {
            chain.link();
            assertThat(links(action)).isEqualTo(entries);
        });
    }

    private long linkOf(long entry) {
        return jdbc.sql("select seq from audit_link where ? = any(entries)")
                .param(entry)
                .query(Long.class)
                .single();
    }

    private long links(String action) {
        return jdbc.sql("select count(*) from audit_link l, audit_entry e where e.id = any(l.entries)"
                        + " and e.object = ? and e.action = ?")
                .params(object, action)
                .query(Long.class)
                .single();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** Does what only a superuser can, past the triggers; then mends it, for other tests share the database. */
    private void damaged(String damage, String mend, String sentence) {
        String unguarded = "set session_replication_role = replica; ";
        database.asSuperuser().sql(unguarded + damage).update();
        try {
            List<String> violations = check.violations();
            assertThat(violations).contains(sentence);
        } finally {
            database.asSuperuser().sql(unguarded + mend).update();
        }
        assertThat(check.violations()).isEmpty();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
