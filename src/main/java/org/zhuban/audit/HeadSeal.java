package org.zhuban.audit;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.PublicKeyVerify;
import com.google.crypto.tink.RegistryConfiguration;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Component;
import org.zhuban.privacy.KeyFiles;

/** Signs heads of the chain with a key that is not in the database. */
@Component
class HeadSeal {

    private final String keyId;
    private final PublicKeySign signing;
    private final PublicKeyVerify verifying;

    HeadSeal(KeyFiles keys) throws GeneralSecurityException {
        KeysetHandle handle = keys.read(KeyFiles.Purpose.AUDIT);
        keyId = Integer.toUnsignedString(handle.getPrimary().getId());
        signing = handle.getPrimitive(RegistryConfiguration.get(), PublicKeySign.class);
        verifying = handle.getPublicKeysetHandle().getPrimitive(RegistryConfiguration.get(), PublicKeyVerify.class);
    }

    String keyId() {
        return keyId;
    }

    byte[] sign(long seq, byte[] hash) {
        try {
            return signing.sign(ChainDigest.head(seq, hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The head of the audit chain could not be signed", e);
        }
    }

    boolean isSigned(long seq, byte[] hash, byte[] signature) {
        try {
            verifying.verify(signature, ChainDigest.head(seq, hash));
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
