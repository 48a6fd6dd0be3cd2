package org.zhuban.privacy;

/** Encrypts personal numbers per column; a value moved to another row, column or table does not open (SECURITY 21). */
public interface Sealer {

    /** Tink AEAD with {@code table|column|row} as associated data; Base64 text. */
    String seal(String plain, String table, String column, String row);

    /** @throws SealBrokenException if it was changed, moved, or its key is gone */
    String open(String sealed, String table, String column, String row);

    /** Keyed HMAC-SHA-256 of a value for search and uniqueness, domain-separated by its kind, e.g. {@code mobile}. */
    byte[] index(String kind, String value);
}
