package org.zhuban.document;

import java.util.Base64;

/** The address printed as QR: {@code <site>/q#<seal>}, the seal as Base64 of RFC 4648 for addresses, unpadded. What follows # is never sent to a server. */
final class SealedLink {

    private static final String PATH = "/q#";

    private SealedLink() {}

    /** @param site without a slash at its end */
    static String of(String site, byte[] seal) {
        return site + PATH + Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
    }

    /** The seal of an address, or of what stands behind its #. @throws UnreadableSealException for anything else */
    static byte[] read(String addressOrSeal) {
        String text = addressOrSeal.strip();
        String encoded = text.substring(text.indexOf('#') + 1);
        try {
            byte[] seal = Base64.getUrlDecoder().decode(encoded);
            // A decoder overlooks the bits after the last byte; a changed one is a change.
            if (!Base64.getUrlEncoder().withoutPadding().encodeToString(seal).equals(encoded)) {
                throw new UnreadableSealException();
            }
            return seal;
        } catch (IllegalArgumentException broken) {
            throw new UnreadableSealException();
        }
    }
}
