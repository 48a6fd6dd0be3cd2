package org.zhuban.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a seal is worth by itself, without a database.
 *
 * @param claims what it says; null unless {@link Result#GENUINE}: nothing unsigned is shown to anybody
 * @param keyId  hexadecimal; empty if unreadable
 */
record SealCheck(Result result, @Nullable Claims claims, String keyId) {

    /** Results of a check. */
    enum Result {
        /** Signed by a published key, unchanged. */
        GENUINE,
        /** Not a seal of ours, or damaged. */
        UNREADABLE,
        /** Names a key that was never published. */
        UNKNOWN_KEY,
        /** A published key did not sign this content. */
        FORGED
    }

    static SealCheck of(String addressOrSeal, List<VerifyingKey> keys) {
        CoseSign1 seal;
        try {
            seal = CoseSign1.decode(SealedLink.read(addressOrSeal));
        } catch (UnreadableSealException unreadable) {
            return new SealCheck(Result.UNREADABLE, null, "");
        }
        String keyId = java.util.HexFormat.of().formatHex(seal.keyId());
        VerifyingKey key = DocumentKeys.find(keys, seal.keyId()).orElse(null);
        if (key == null) {
            return new SealCheck(Result.UNKNOWN_KEY, null, keyId);
        }
        if (!key.signed(seal.toBeSigned(), seal.signature())) {
            return new SealCheck(Result.FORGED, null, keyId);
        }
        try {
            return new SealCheck(Result.GENUINE, Claims.decode(seal.payload()), keyId);
        } catch (UnreadableSealException unreadable) {
            return new SealCheck(Result.UNREADABLE, null, keyId);
        }
    }
}
