package org.zhuban.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;

/**
 * A signed, dated JSON object: JSON Web Signature in flattened form (RFC 7515, 7.2.2) with {@code alg} ES256 and {@code kid}. Header
 * {@code typ} says which of our statements it is, so that none can be taken for another.
 */
record SignedList(String payload, String header, String signature) {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** Which statement. */
    enum Kind {
        KEYS("zhuban-document-keys"),
        REVOCATIONS("zhuban-document-revocations"),
        STATE("zhuban-document-state");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    /** Signs bytes: r‖s of ES256. */
    interface Signer {
        byte[] sign(byte[] content);
    }

    static SignedList of(Kind kind, Map<String, ?> content, String keyId, Signer signer) {
        String header = encode(Map.of("alg", "ES256", "kid", keyId, "typ", kind.type));
        String payload = encode(content);
        return new SignedList(
                payload,
                header,
                Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign(input(header, payload))));
    }

    /** As published. */
    Map<String, String> json() {
        return Map.of("payload", payload, "protected", header, "signature", signature);
    }

    static SignedList read(String json) {
        Map<String, Object> parts = object(json);
        return new SignedList(text(parts, "payload"), text(parts, "protected"), text(parts, "signature"));
    }

    /** What it says, not yet verified: the key list names the keys that verify it. */
    Map<String, Object> unverified() {
        return object(decode(payload));
    }

    /** What it says. @throws UnreadableSealException if none of these keys signed it as such a statement */
    Map<String, Object> verified(Kind kind, Collection<VerifyingKey> keys) {
        Map<String, Object> named = object(decode(header));
        if (!kind.type.equals(named.get("typ")) || !"ES256".equals(named.get("alg"))) {
            throw new UnreadableSealException();
        }
        byte[] rs;
        try {
            rs = Base64.getUrlDecoder().decode(signature);
        } catch (IllegalArgumentException broken) {
            throw new UnreadableSealException();
        }
        boolean signed = keys.stream()
                .filter(key -> key.hexId().equals(named.get("kid")))
                .anyMatch(key -> key.signed(input(header, payload), rs));
        if (!signed) {
            throw new UnreadableSealException();
        }
        return unverified();
    }

    private static byte[] input(String header, String payload) {
        return (header + "." + payload).getBytes(StandardCharsets.US_ASCII);
    }

    private static String encode(Map<String, ?> object) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(object));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String decode(String encoded) {
        try {
            return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new UnreadableSealException();
        }
    }

    private static Map<String, Object> object(String json) {
        try {
            return Objects.requireNonNullElse(JSON.readValue(json, OBJECT), Map.of());
        } catch (JsonProcessingException broken) {
            throw new UnreadableSealException();
        }
    }

    private static String text(Map<String, Object> parts, String key) {
        return parts.get(key) instanceof String text ? text : "";
    }
}
