package org.zhuban.document;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * COSE_Sign1 (RFC 9052) with one shape only: tag 18, protected header {1: -7, 4: key id of 8 bytes}, empty unprotected header, payload,
 * signature r‖s of ES256. Reading is strict: one changed bit anywhere, in the frame as well, makes it something else.
 *
 * @param keyId     8 bytes
 * @param signature 64 bytes
 */
record CoseSign1(byte[] keyId, byte[] payload, byte[] signature) {

    static final int KEY_ID = 8;
    private static final int SIGNATURE = 64;
    private static final int ALGORITHM = -7;
    private static final int TAG = 18;
    private static final CBORFactory CBOR = new CBORFactory();

    /** The bytes that are signed: Sig_structure of RFC 9052, 4.4, without external data. */
    static byte[] toBeSigned(byte[] keyId, byte[] payload) {
        return written(cbor -> {
            cbor.writeStartArray(null, 4);
            cbor.writeString("Signature1");
            cbor.writeBinary(header(keyId));
            cbor.writeBinary(new byte[0]);
            cbor.writeBinary(payload);
            cbor.writeEndArray();
        });
    }

    byte[] toBeSigned() {
        return toBeSigned(keyId, payload);
    }

    byte[] encoded() {
        return written(cbor -> {
            cbor.writeTag(TAG);
            cbor.writeStartArray(null, 4);
            cbor.writeBinary(header(keyId));
            cbor.writeStartObject(this, 0);
            cbor.writeEndObject();
            cbor.writeBinary(payload);
            cbor.writeBinary(signature);
            cbor.writeEndArray();
        });
    }

    /** @throws UnreadableSealException if it is not of that shape, to the bit */
    static CoseSign1 decode(byte[] encoded) {
        try (var cbor = CBOR.createParser(encoded)) {
            cbor.nextToken();
            cbor.nextToken();
            byte[] header = cbor.getBinaryValue();
            cbor.nextToken();
            cbor.nextToken();
            cbor.nextToken();
            byte[] payload = cbor.getBinaryValue();
            cbor.nextToken();
            byte[] signature = cbor.getBinaryValue();
            if (header.length < KEY_ID || signature.length != SIGNATURE) {
                throw new UnreadableSealException();
            }
            byte[] keyId = Arrays.copyOfRange(header, header.length - KEY_ID, header.length);
            CoseSign1 read = new CoseSign1(keyId, payload, signature);
            if (!Arrays.equals(read.encoded(), encoded)) {
                throw new UnreadableSealException();
            }
            return read;
        } catch (IOException broken) {
            throw new UnreadableSealException();
        }
    }

    private static byte[] header(byte[] keyId) {
        return written(cbor -> {
            cbor.writeStartObject(null, 2);
            cbor.writeFieldId(1);
            cbor.writeNumber(ALGORITHM);
            cbor.writeFieldId(4);
            cbor.writeBinary(keyId);
            cbor.writeEndObject();
        });
    }

    private static byte[] written(Writing content) {
        var bytes = new ByteArrayOutputStream();
        try (CBORGenerator cbor = CBOR.createGenerator(bytes)) {
            content.to(cbor);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Writes CBOR. */
    private interface Writing {
        void to(CBORGenerator cbor) throws IOException;
    }
}
