package org.zhuban.audit;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Links committed entries into the chain, one node at a time, about a second behind them. An entry is linked once every
 * transaction as old as its own has ended, so none can appear before it later.
 */
@Service
class AuditChain {

    /** Entries a link. */
    static final int LINK = 500;

    private static final Logger log = LoggerFactory.getLogger(AuditChain.class);
    private static final long LOCK = 0x7a68_7562_616e_01L;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final TransactionTemplate transaction;
    private final HeadSeal seal;
    private volatile boolean othersDone;

    AuditChain(JdbcClient jdbc, JdbcTemplate template, PlatformTransactionManager transactions, HeadSeal seal) {
        this.jdbc = jdbc;
        this.template = template;
        this.transaction = new TransactionTemplate(transactions);
        this.seal = seal;
    }

    /** Links all that can be linked now; nothing if another node is at it. */
    @Scheduled(fixedDelay = 1000)
    void link() {
        long here = jdbc.sql("select audit_cluster()").query(Long.class).single();
        if (!othersDone) {
            // A restored dump may hold entries of the cluster it came from that were not linked there yet.
            List<Long> others = jdbc.sql("select distinct cluster from audit_entry where cluster <> ?")
                    .param(here)
                    .query(Long.class)
                    .list();
            others.forEach(cluster -> linkAll(cluster, "true"));
            othersDone = true;
        }
        linkAll(here, "tx < pg_snapshot_xmin(pg_current_snapshot())");
    }

    /** Signs the newest link. The signed head also goes to the program's log, where cutting the chain's end would show. */
    @Scheduled(cron = "0 0 * * * *", zone = "Asia/Shanghai")
    void sign() {
        transaction.executeWithoutResult(status -> {
            if (!alone()) {
                return;
            }
            jdbc.sql("select seq, hash from audit_link where seq > coalesce((select max(seq) from audit_head), 0)"
                            + " order by seq desc limit 1")
                    .query((row, n) -> new Head(row.getLong("seq"), row.getBytes("hash")))
                    .optional()
                    .ifPresent(head -> {
                        byte[] signature = seal.sign(head.seq, head.hash);
                        jdbc.sql("insert into audit_head (seq, signature, key_id) values (?, ?, ?)")
                                .params(head.seq, signature, seal.keyId())
                                .update();
                        log.info("Audit chain signed: link {}, hash {}", head.seq, hex(head.hash));
                    });
        });
    }

    private void linkAll(long cluster, String settled) {
        Integer linked;
        do {
            linked = transaction.execute(status -> alone() ? linkNext(cluster, settled) : 0);
        } while (linked != null && linked == LINK);
    }

    private int linkNext(long cluster, String settled) {
        var entries = jdbc.sql(
                        "select " + ChainDigest.COLUMNS + " from audit_entry where cluster = :cluster and " + settled
                                + " and (tx, id) > (coalesce((select last_tx from audit_link where cluster = :cluster"
                                + " order by seq desc limit 1), '0'::xid8), coalesce((select last_entry from audit_link"
                                + " where cluster = :cluster order by seq desc limit 1), 0)) order by audit_entry.tx, audit_entry.id"
                                + " limit " + LINK)
                .param("cluster", cluster)
                .query((row, n) -> ChainDigest.entry(row))
                .list();
        if (entries.isEmpty()) {
            return 0;
        }
        Head head = jdbc.sql("select seq, hash from audit_link order by seq desc limit 1")
                .query((row, n) -> new Head(row.getLong("seq"), row.getBytes("hash")))
                .optional()
                .orElseGet(() -> new Head(0, ChainDigest.genesis()));
        long seq = head.seq + 1;
        byte[] hash = ChainDigest.link(seq, cluster, head.hash, entries);
        ChainDigest.Entry last = entries.get(entries.size() - 1);
        template.update(connection -> {
            PreparedStatement insert =
                    connection.prepareStatement("insert into audit_link (seq, cluster, entries, digests, last_tx,"
                            + " last_entry, previous, hash) values (?, ?, ?, ?, ?::xid8, ?, ?, ?)");
            List<Long> ids = new ArrayList<>();
            List<byte[]> digests = new ArrayList<>();
            entries.forEach(entry -> {
                ids.add(entry.id());
                digests.add(entry.digest());
            });
            insert.setLong(1, seq);
            insert.setLong(2, cluster);
            insert.setArray(3, connection.createArrayOf("bigint", ids.toArray()));
            insert.setArray(4, connection.createArrayOf("bytea", digests.toArray(new byte[0][])));
            insert.setString(5, last.tx());
            insert.setLong(6, last.id());
            insert.setBytes(7, head.hash);
            insert.setBytes(8, hash);
            return insert;
        });
        return entries.size();
    }

    private boolean alone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }

    private record Head(long seq, byte[] hash) {}
}
