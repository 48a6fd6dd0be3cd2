package org.zhuban.document;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code java -jar zhuban.jar verify <address or seal> --keys keys.json [--revocations revocations.json]}: verifies a document's QR
 * without network and database, with the key list and the revocation list that this site published. Both lists are trusted as far as
 * the way they were got; that they belong together and are whole is checked.
 */
public final class OfflineVerification {

    /** Genuine as issued, and nothing against it on the list, if one was given. */
    static final int GENUINE = 0;

    /** Changed, forged, of an unknown key, or no document of ours. */
    static final int NOT_GENUINE = 1;

    /** Wrong arguments, or a list that cannot be read or does not verify. */
    static final int USAGE = 2;

    /** Genuine as issued, but superseded, expired or revoked. */
    static final int NO_LONGER_VALID = 3;

    private final PrintStream out;
    private final Clock clock;
    private final ResourceBundle words;

    OfflineVerification(PrintStream out, Clock clock, Locale locale) {
        this.out = out;
        this.clock = clock;
        this.words = ResourceBundle.getBundle(
                "messages.document",
                locale.getLanguage().equals("zh") ? Locale.ROOT : Locale.ENGLISH,
                new NoFallback());
    }

    /**
     * With {@code verify} as the first argument.
     *
     * @return exit code: 0 genuine, 1 not genuine, 2 wrong use, 3 genuine but no longer valid
     */
    public static int main(String[] args) {
        try (var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, Charset.defaultCharset())) {
            return new OfflineVerification(out, Clock.system(ZoneId.of("Asia/Shanghai")), Locale.getDefault())
                    .run(List.of(args).subList(1, args.length));
        }
    }

    int run(List<String> args) {
        String address = null;
        Path keyFile = null;
        Path revocationFile = null;
        try {
            var rest = new ArrayList<>(args);
            while (!rest.isEmpty()) {
                String arg = rest.remove(0);
                if (arg.equals("--keys") && !rest.isEmpty()) {
                    keyFile = Path.of(rest.remove(0));
                } else if (arg.equals("--revocations") && !rest.isEmpty()) {
                    revocationFile = Path.of(rest.remove(0));
                } else if (address == null && !arg.startsWith("--")) {
                    address = arg;
                } else {
                    return say(USAGE, "document.offline.usage");
                }
            }
        } catch (InvalidPathException noPath) {
            return say(USAGE, "document.offline.usage");
        }
        if (address == null || keyFile == null) {
            return say(USAGE, "document.offline.usage");
        }
        Path reading = keyFile;
        try {
            List<VerifyingKey> keys = keys(read(keyFile));
            Map<String, Object> revocations = null;
            if (revocationFile != null) {
                reading = revocationFile;
                revocations = SignedList.read(read(revocationFile)).verified(SignedList.Kind.REVOCATIONS, keys);
            }
            return judge(SealCheck.of(address, keys), revocations);
        } catch (UncheckedIOException | UnreadableSealException unreadable) {
            return say(USAGE, "document.offline.unreadable-list", reading);
        }
    }

    private int judge(SealCheck check, @Nullable Map<String, Object> revocations) {
        Claims claims = check.claims();
        if (claims == null) {
            return say(
                    NOT_GENUINE,
                    switch (check.result()) {
                        case UNKNOWN_KEY -> "document.offline.unknown-key";
                        case FORGED -> "document.offline.forged";
                        default -> "document.offline.unreadable";
                    },
                    check.keyId());
        }
        say(GENUINE, "document.offline.genuine", check.keyId());
        say(
                GENUINE,
                "document.offline.claims",
                claims.type(),
                claims.number(),
                claims.holder(),
                shown(claims.creditCode()),
                claims.region(),
                claims.issuedOn(),
                shown(claims.validUntil()),
                java.util.HexFormat.of().formatHex(claims.recordDigest()),
                VerificationCode.of(claims.id()));
        LocalDate end = claims.validUntil();
        boolean expired = end != null && end.isBefore(LocalDate.now(clock));
        if (revocations == null) {
            return expired
                    ? say(NO_LONGER_VALID, "document.offline.expired", shown(end))
                    : say(GENUINE, "document.offline.state-unknown");
        }
        Object asOf = revocations.getOrDefault("issuedAt", "");
        Map<?, ?> ended = ended(revocations, claims.id());
        if (ended != null) {
            return say(
                    NO_LONGER_VALID,
                    "REVOKED".equals(ended.get("state")) ? "document.offline.revoked" : "document.offline.superseded",
                    String.valueOf(ended.get("at")),
                    asOf);
        }
        return expired
                ? say(NO_LONGER_VALID, "document.offline.expired", shown(end))
                : say(GENUINE, "document.offline.valid", asOf);
    }

    private static @Nullable Map<?, ?> ended(Map<String, Object> revocations, UUID id) {
        for (Object each : revocations.get("documents") instanceof List<?> list ? list : List.of()) {
            if (each instanceof Map<?, ?> ended && VerificationCode.of(id).equals(ended.get("code"))) {
                return ended;
            }
        }
        return null;
    }

    /** The list is signed by a key that it names: that shows that it is whole, not whose it is. */
    static List<VerifyingKey> keys(String json) {
        SignedList list = SignedList.read(json);
        List<VerifyingKey> keys = new ArrayList<>();
        for (Object key : list.unverified().get("keys") instanceof List<?> named ? named : List.of()) {
            keys.add(VerifyingKey.of(key instanceof Map<?, ?> jwk ? jwk : Map.of()));
        }
        Object issued = list.verified(SignedList.Kind.KEYS, keys).get("issuedAt");
        try {
            Instant.parse(String.valueOf(issued));
        } catch (DateTimeException undated) {
            throw new UnreadableSealException();
        }
        return keys;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String shown(@Nullable Object value) {
        return value == null ? words.getString("document.offline.none") : value.toString();
    }

    private int say(int code, String message, Object... args) {
        out.println(new MessageFormat(words.getString(message), Locale.ROOT).format(args));
        return code;
    }

    /** English for whoever does not read Chinese, whatever the machine's language. */
    private static final class NoFallback extends ResourceBundle.Control {
        @Override
        public @Nullable Locale getFallbackLocale(String baseName, Locale locale) {
            return null;
        }
    }
}
