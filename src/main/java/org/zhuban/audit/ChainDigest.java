package org.zhuban.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that the chain stands for. An entry's digest is SHA-256 over its columns in order, each as text preceded by
 * its length in bytes (−1 for null), so no two entries share a serialisation; a link's hash is SHA-256 over its number,
 * its cluster, the previous link's hash and, per entry, id and digest.
 */
final class ChainDigest {

    /** The columns as text, independent of session settings. */
    static final String COLUMNS = "id, tx::text as tx, id::text, extract(epoch from at)::text, cluster::text, tx::text,"
            + " actor, address, action, object, result, detail::text";

    private static final int FIRST_TEXT = 3;
    private static final int LAST_TEXT = 12;

    private ChainDigest() {}

    /** What precedes the first link. */
    static byte[] genesis() {
        return new byte[32];
    }

    /** Of a row selected with {@link #COLUMNS}. */
    static Entry entry(ResultSet row) throws SQLException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        for (int column = FIRST_TEXT; column <= LAST_TEXT; column++) {
            @Nullable String text = row.getString(column);
            byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4)
                    .putInt(text == null ? -1 : bytes.length)
                    .array());
            digest.update(bytes);
        }
        return new Entry(row.getLong("id"), row.getString("tx"), digest.digest());
    }

    static byte[] link(long seq, long cluster, byte[] previous, List<Entry> entries) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update(ByteBuffer.allocate(16).putLong(seq).putLong(cluster).array());
        digest.update(previous);
        for (Entry entry : entries) {
            digest.update(ByteBuffer.allocate(8).putLong(entry.id()).array());
            digest.update(entry.digest());
        }
        return digest.digest();
    }

    /** What the head's signature is over. */
    static byte[] head(long seq, byte[] hash) {
        return ByteBuffer.allocate(8 + hash.length).putLong(seq).put(hash).array();
    }

    /** @param tx its transaction's id */
    record Entry(long id, String tx, byte[] digest) {}
}
