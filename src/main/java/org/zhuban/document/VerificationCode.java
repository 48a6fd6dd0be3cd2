package org.zhuban.document;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * 查验码: a document's 128-bit id as people read and type it, {@code 7K2M-…} in seven groups of four. Crockford's alphabet, so that O is
 * read as 0, I and L as 1; the last two characters are a check over the others, so that a slip of the finger is told from a forgery.
 */
public final class VerificationCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";
    private static final int ID = 26;
    private static final int CHECK = 2;

    private static final SecureRandom RANDOM = new SecureRandom();

    private VerificationCode() {}

    /** An id that nobody guesses: all its bits are random. */
    static UUID random() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        ByteBuffer id = ByteBuffer.wrap(bits);
        return new UUID(id.getLong(), id.getLong());
    }

    /** With hyphens, as printed. */
    public static String of(UUID id) {
        String number = bare(id);
        String whole = number + check(number);
        return String.join("-", whole.split("(?<=\\G.{4})"));
    }

    private static String bare(UUID id) {
        String number = new BigInteger(
                        1,
                        ByteBuffer.allocate(16)
                                .putLong(id.getMostSignificantBits())
                                .putLong(id.getLeastSignificantBits())
                                .array())
                .toString(32);
        var code = new StringBuilder("0".repeat(ID - number.length()));
        number.chars().forEach(digit -> code.append(ALPHABET.charAt(DIGITS.indexOf(digit))));
        return code.toString();
    }

    /** The id, whatever the spaces, hyphens and case; empty if it is no such code or was mistyped. */
    public static Optional<UUID> read(String typed) {
        String code = normal(typed);
        if (code.length() != ID + CHECK || code.chars().anyMatch(each -> ALPHABET.indexOf(each) < 0)) {
            return Optional.empty();
        }
        String number = code.substring(0, ID);
        if (!check(number).equals(code.substring(ID))) {
            return Optional.empty();
        }
        var digits = new StringBuilder();
        number.chars().forEach(each -> digits.append(DIGITS.charAt(ALPHABET.indexOf(each))));
        BigInteger value = new BigInteger(digits.toString(), 32);
        return value.bitLength() > 128
                ? Optional.empty()
                : Optional.of(new UUID(value.shiftRight(64).longValue(), value.longValue()));
    }

    private static String normal(String typed) {
        return typed.codePoints()
                .map(each -> each >= 0xFF01 && each <= 0xFF5E ? each - 0xFEE0 : each)
                .filter(each -> Character.isLetterOrDigit(each))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    /** Sum weighted by position, modulo the prime 1021: tells any single slip and any swap of neighbours. */
    private static String check(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            sum += (i + 1) * ALPHABET.indexOf(number.charAt(i));
        }
        int check = sum % 1021;
        return "" + ALPHABET.charAt(check / 32) + ALPHABET.charAt(check % 32);
    }
}
