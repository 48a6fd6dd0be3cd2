package org.zhuban.certificate.sandbox;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The program of a CA lock's vendor 证书驱动程序, here with keys in files: lists its certificates and signs after the PIN. SM2 answers r and s side by
 * side as hardware does, or DER when asked.
 */
@RestController
@Profile({"demo", "test"})
class SandboxLock {

    private static final int NUMBER = 32;

    private final DemoAuthority authority;

    SandboxLock(DemoAuthority authority) {
        this.authority = authority;
    }

    /** @param data Base64 @param format {@code der} or, for SM2 and ECDSA, {@code raw}; null = as the kind usually does */
    record Order(String id, String pin, String data, @Nullable String format) {}

    @GetMapping("/sandbox/lock/certificates")
    List<Map<String, String>> certificates() {
        return Arrays.stream(DemoAuthority.Kind.values())
                .flatMap(kind -> authority.holder(kind).stream()
                        .map(holder -> Map.of(
                                "id",
                                kind.name(),
                                "algorithm",
                                kind.name(),
                                "subject",
                                holder.certificate().getSubjectX500Principal().getName(),
                                "certificate",
                                encoded(holder))))
                .toList();
    }

    private static String encoded(DemoAuthority.Holder holder) {
        try {
            return Base64.getEncoder().encodeToString(holder.certificate().getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @PostMapping("/sandbox/lock/sign")
    ResponseEntity<Map<String, String>> sign(@RequestBody Order order) {
        var kind = Arrays.stream(DemoAuthority.Kind.values())
                .filter(one -> one.name().equals(order.id()))
                .findFirst();
        var holder = kind.flatMap(authority::holder);
        if (holder.isEmpty()) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND).body(Map.of("error", "no such certificate"));
        }
        if (!DemoAuthority.PASSWORD.equals(order.pin())) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).body(Map.of("error", "PIN"));
        }
        byte[] signature =
                signed(kind.get(), holder.get(), Base64.getMimeDecoder().decode(order.data()), order.format());
        return ResponseEntity.ok(Map.of("signature", Base64.getEncoder().encodeToString(signature)));
    }

    private static byte[] signed(
            DemoAuthority.Kind kind, DemoAuthority.Holder holder, byte[] data, @Nullable String format) {
        try {
            Signature signer = Signature.getInstance(
                    switch (kind) {
                        case RSA -> "SHA256withRSA";
                        case ECDSA -> "SHA256withECDSA";
                        case SM2 -> "SM3withSM2";
                    },
                    DemoAuthority.PROVIDER);
            signer.initSign(holder.key());
            signer.update(data);
            byte[] der = signer.sign();
            boolean raw = format == null ? kind == DemoAuthority.Kind.SM2 : format.equals("raw");
            return raw && kind != DemoAuthority.Kind.RSA ? raw(der) : der;
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static byte[] raw(byte[] der) {
        var numbers = ASN1Sequence.getInstance(der);
        byte[] raw = new byte[2 * NUMBER];
        for (int i = 0; i < 2; i++) {
            byte[] number = BigIntegers.asUnsignedByteArray(
                    NUMBER, ASN1Integer.getInstance(numbers.getObjectAt(i)).getPositiveValue());
            System.arraycopy(number, 0, raw, i * NUMBER, NUMBER);
        }
        return raw;
    }
}
