package org.zhuban.document;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the QR says of a document (SECURITY "QR"): a CBOR map with small integers as keys, in deterministic encoding (RFC 8949, 4.2.1).
 * Nothing personal is in it.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>1</td><td>version of this layout, 1</td></tr>
 * <tr><td>2</td><td>id, 16 bytes</td></tr>
 * <tr><td>3</td><td>filing type, e.g. {@code enterprise-profile}</td></tr>
 * <tr><td>4</td><td>document number</td></tr>
 * <tr><td>5</td><td>name of the holder; after {@value #NAME} characters cut with …</td></tr>
 * <tr><td>6</td><td>credit code; absent if it has none</td></tr>
 * <tr><td>7</td><td>region, GB/T 2260</td></tr>
 * <tr><td>8</td><td>day of issue, in days since 1970-01-01</td></tr>
 * <tr><td>9</td><td>last day of validity, likewise; absent without end</td></tr>
 * <tr><td>10</td><td>SHA-256 of the canonical record, 32 bytes</td></tr>
 * </table>
 *
 * @param issuedOn in Asia/Shanghai
 */
public record Claims(
        UUID id,
        String type,
        String number,
        String holder,
        @Nullable String creditCode,
        String region,
        LocalDate issuedOn,
        @Nullable LocalDate validUntil,
        byte[] recordDigest) {

    /** Characters of a name: more would make the QR too fine to read. */
    static final int NAME = 60;

    private static final int VERSION = 1;
    private static final CBORFactory CBOR = new CBORFactory();

    /** Of a document just being issued; a long name is cut. */
    static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, NAME)) + "…";
    }

    byte[] encoded() {
        var bytes = new ByteArrayOutputStream();
        try (CBORGenerator cbor = CBOR.createGenerator(bytes)) {
            cbor.configure(CBORGenerator.Feature.WRITE_MINIMAL_INTS, true);
            cbor.writeStartObject(this, 8 + (creditCode == null ? 0 : 1) + (validUntil == null ? 0 : 1));
            cbor.writeFieldId(1);
            cbor.writeNumber(VERSION);
            cbor.writeFieldId(2);
            cbor.writeBinary(bytes(id));
            cbor.writeFieldId(3);
            cbor.writeString(type);
            cbor.writeFieldId(4);
            cbor.writeString(number);
            cbor.writeFieldId(5);
            cbor.writeString(holder);
            if (creditCode != null) {
                cbor.writeFieldId(6);
                cbor.writeString(creditCode);
            }
            cbor.writeFieldId(7);
            cbor.writeString(region);
            cbor.writeFieldId(8);
            cbor.writeNumber(issuedOn.toEpochDay());
            if (validUntil != null) {
                cbor.writeFieldId(9);
                cbor.writeNumber(validUntil.toEpochDay());
            }
            cbor.writeFieldId(10);
            cbor.writeBinary(recordDigest);
            cbor.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** @throws UnreadableSealException if it is anything but the deterministic encoding of such claims */
    static Claims decode(byte[] encoded) {
        try (CBORParser cbor = CBOR.createParser(encoded)) {
            Map<Integer, Object> values = values(cbor);
            Claims claims = new Claims(
                    id(bytes(values, 2)),
                    text(values, 3),
                    text(values, 4),
                    text(values, 5),
                    values.containsKey(6) ? text(values, 6) : null,
                    text(values, 7),
                    day(values, 8),
                    values.containsKey(9) ? day(values, 9) : null,
                    bytes(values, 10));
            if (!Long.valueOf(VERSION).equals(values.get(1)) || !Arrays.equals(claims.encoded(), encoded)) {
                throw new UnreadableSealException();
            }
            return claims;
        } catch (IOException | DateTimeException | NumberFormatException broken) {
            throw new UnreadableSealException();
        }
    }

    private static Map<Integer, Object> values(CBORParser cbor) throws IOException {
        Map<Integer, Object> values = new HashMap<>();
        if (cbor.nextToken() != JsonToken.START_OBJECT) {
            throw new UnreadableSealException();
        }
        while (cbor.nextToken() == JsonToken.FIELD_NAME) {
            int key = Integer.parseInt(cbor.currentName());
            JsonToken token = cbor.nextToken();
            if (token == null) {
                throw new UnreadableSealException();
            }
            Object value =
                    switch (token) {
                        case VALUE_STRING -> cbor.getText();
                        case VALUE_NUMBER_INT -> cbor.getLongValue();
                        case VALUE_EMBEDDED_OBJECT -> cbor.getBinaryValue();
                        default -> throw new UnreadableSealException();
                    };
            values.put(key, value);
        }
        return values;
    }

    private static String text(Map<Integer, Object> values, int key) {
        return values.get(key) instanceof String text ? text : unreadable();
    }

    private static byte[] bytes(Map<Integer, Object> values, int key) {
        return values.get(key) instanceof byte[] bytes ? bytes : unreadable();
    }

    private static LocalDate day(Map<Integer, Object> values, int key) {
        return values.get(key) instanceof Long day ? LocalDate.ofEpochDay(day) : unreadable();
    }

    private static <T> T unreadable() {
        throw new UnreadableSealException();
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static UUID id(byte[] bytes) {
        if (bytes.length != 16) {
            throw new UnreadableSealException();
        }
        ByteBuffer id = ByteBuffer.wrap(bytes);
        return new UUID(id.getLong(), id.getLong());
    }
}
