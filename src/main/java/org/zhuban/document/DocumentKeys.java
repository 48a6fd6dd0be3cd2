package org.zhuban.document;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.signature.EcdsaPublicKey;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.zhuban.privacy.KeyFiles;

/** The keys that sign documents, from their file outside the database: the newest signs, the others are retired and still verify. */
@Component
class DocumentKeys {

    private final PublicKeySign signing;
    private final List<VerifyingKey> keys;
    private final VerifyingKey current;

    @AccessesPartialKey
    DocumentKeys(KeyFiles files) throws GeneralSecurityException {
        KeysetHandle all = files.read(KeyFiles.Purpose.DOCUMENT);
        KeysetHandle open = all.getPublicKeysetHandle();
        signing = all.getPrimitive(RegistryConfiguration.get(), PublicKeySign.class);
        keys = IntStream.range(0, open.size())
                .mapToObj(open::getAt)
                .map(entry -> VerifyingKey.of(((EcdsaPublicKey) entry.getKey()).getPublicPoint(), entry.isPrimary()))
                .toList();
        current = keys.stream().filter(VerifyingKey::signing).findFirst().orElseThrow();
    }

    List<VerifyingKey> all() {
        return keys;
    }

    byte[] seal(byte[] payload) {
        return new CoseSign1(current.id(), payload, sign(CoseSign1.toBeSigned(current.id(), payload))).encoded();
    }

    byte[] currentId() {
        return current.id();
    }

    SignedList sign(SignedList.Kind kind, java.util.Map<String, ?> content) {
        return SignedList.of(kind, content, current.hexId(), this::sign);
    }

    private byte[] sign(byte[] content) {
        try {
            return signing.sign(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A document could not be signed", e);
        }
    }

    static Optional<VerifyingKey> find(List<VerifyingKey> keys, byte[] id) {
        return keys.stream().filter(key -> Arrays.equals(key.id(), id)).findFirst();
    }
}
