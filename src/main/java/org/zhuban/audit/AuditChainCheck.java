package org.zhuban.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.zhuban.common.ConsistencyCheck;

/**
 * Reads the whole chain and names what is broken, the first of it first. A deleted end of the chain shows only against a
 * signed head: in {@code audit_head}, or in the program's log.
 */
@Service
class AuditChainCheck implements ConsistencyCheck {

    private static final int MOST = 100;
    private static final int PAGE = 50;

    private final JdbcClient jdbc;
    private final HeadSeal seal;

    AuditChainCheck(JdbcClient jdbc, HeadSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    @Override
    public String promise() {
        return "The audit log is as it was written: every entry in the chain, every link unbroken, every head signed";
    }

    @Override
    public List<String> violations() {
        List<String> found = new ArrayList<>();
        @Nullable Link before = null;
        while (found.size() < MOST) {
            List<Link> page = jdbc.sql("select * from audit_link where seq > ? order by seq limit ?")
                    .params(before == null ? 0 : before.seq, PAGE)
                    .query((row, n) -> Link.of(row))
                    .list();
            if (page.isEmpty()) {
                break;
            }
            for (Link link : page) {
                found.addAll(broken(before, link));
                before = link;
            }
        }
        found.addAll(badHeads());
        found.addAll(strangers());
        found.addAll(late());
        return found.size() > MOST ? List.copyOf(found.subList(0, MOST)) : found;
    }

    private List<String> broken(@Nullable Link before, Link link) {
        List<String> found = new ArrayList<>();
        // A purge takes whole links from the beginning: the first one left is believed by its own hash.
        if (before != null && link.seq != before.seq + 1) {
            found.add("Audit link " + (before.seq + 1) + " is missing");
        } else if (before != null && !Arrays.equals(link.previous, before.hash)) {
            found.add("Audit link " + link.seq + " does not continue link " + before.seq);
        }
        if (!Arrays.equals(link.hash, ChainDigest.link(link.seq, link.cluster, link.previous, link.entries))) {
            found.add("Audit link " + link.seq + " was changed");
        }
        Map<Long, byte[]> present = new HashMap<>();
        jdbc.sql("select " + ChainDigest.COLUMNS + " from audit_entry where id = any(?)")
                .param(link.entries.stream().map(ChainDigest.Entry::id).toArray(Long[]::new))
                .query((row, n) -> ChainDigest.entry(row))
                .list()
                .forEach(entry -> present.put(entry.id(), entry.digest()));
        for (ChainDigest.Entry entry : link.entries) {
            byte[] digest = present.get(entry.id());
            if (digest == null) {
                found.add("Audit entry " + entry.id() + " of link " + link.seq + " is gone");
            } else if (!Arrays.equals(digest, entry.digest())) {
                found.add("Audit entry " + entry.id() + " of link " + link.seq + " was changed");
            }
        }
        return found;
    }

    private List<String> badHeads() {
        return jdbc
                .sql(
                        "select h.seq, h.signature, l.hash from audit_head h left join audit_link l using (seq) order by seq")
                .query((row, n) -> {
                    byte @Nullable [] hash = row.getBytes("hash");
                    long seq = row.getLong("seq");
                    return hash != null && seal.isSigned(seq, hash, row.getBytes("signature"))
                            ? ""
                            : "The signature of audit link " + seq + " is not ours";
                })
                .list()
                .stream()
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    /** Entries slipped in behind the chain's back. */
    private List<String> strangers() {
        return jdbc.sql("select e.id from audit_entry e join (select distinct on (cluster) cluster, last_tx, last_entry"
                        + " from audit_link order by cluster, seq desc) w using (cluster)"
                        + " left join (select unnest(entries) as id from audit_link) l on l.id = e.id"
                        + " where (e.tx, e.id) <= (w.last_tx, w.last_entry) and l.id is null order by e.id limit 100")
                .query((row, n) -> "Audit entry " + row.getLong("id") + " is not in the chain")
                .list();
    }

    private List<String> late() {
        return jdbc.sql("select e.id from audit_entry e left join (select distinct on (cluster) cluster, last_tx,"
                        + " last_entry from audit_link order by cluster, seq desc) w using (cluster)"
                        + " where (w.cluster is null or (e.tx, e.id) > (w.last_tx, w.last_entry))"
                        + " and e.at < clock_timestamp() - interval '10 minutes'"
                        + " order by e.at limit 1")
                .query((row, n) -> "Audit entry " + row.getLong("id")
                        + " has waited for its link for more than ten minutes: the chainer does not run")
                .list();
    }

    private record Link(long seq, long cluster, byte[] previous, byte[] hash, List<ChainDigest.Entry> entries) {

        static Link of(ResultSet row) throws SQLException {
            Long[] ids = (Long[]) row.getArray("entries").getArray();
            byte[][] digests = (byte[][]) row.getArray("digests").getArray();
            List<ChainDigest.Entry> entries = new ArrayList<>();
            for (int i = 0; i < ids.length; i++) {
                entries.add(new ChainDigest.Entry(ids[i], "", digests[i]));
            }
            return new Link(
                    row.getLong("seq"),
                    row.getLong("cluster"),
                    row.getBytes("previous"),
                    row.getBytes("hash"),
                    entries);
        }
    }
}
