package org.zhuban.publicity.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.zhuban.identity.PublicRates;
import org.zhuban.publicity.NoticeBoard;
import org.zhuban.publicity.NoticesChanged;

/**
 * Answers to the world as the bytes that are sent, compressed too, for two seconds at most and never beyond the next moment at which a notice begins or
 * ends. Many who ask for the same at once wait for one statement.
 */
@Component
class KeptAnswers {

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final long BYTES = 64L << 20;
    private static final int WORTH_COMPRESSING = 512;

    private final NoticeBoard board;
    private final PublicRates rates;
    private final Clock clock;
    private final Cache<String, Kept> cache = Caffeine.newBuilder()
            .maximumWeight(BYTES)
            .weigher((String key, Kept kept) -> key.length() * 2 + kept.body.length + kept.zipped.length)
            .build();

    KeptAnswers(NoticeBoard board, PublicRates rates, Clock clock) {
        this.board = board;
        this.rates = rates;
        this.clock = clock;
    }

    /** @param same what decides whether the reader has it already: texts that are equal get one ETag; null = the body */
    record Made(HttpStatus status, MediaType type, byte[] body, @Nullable String same) {}

    private record Kept(
            HttpStatus status, MediaType type, byte[] body, byte[] zipped, String etag, Instant made, Instant until) {

        /** A clock that was put back makes it stale, too. */
        boolean fresh(Instant now) {
            return until.isAfter(now) && !now.isBefore(made);
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(NoticesChanged event) {
        cache.invalidateAll();
    }

    /** @param key everything the answer depends on */
    ResponseEntity<byte[]> answer(HttpServletRequest request, String key, Supplier<Made> work) {
        rates.read(request.getRemoteAddr());
        Instant now = clock.instant();
        Kept kept = cache.getIfPresent(key);
        if (kept == null || !kept.fresh(now)) {
            kept = cache.asMap().compute(key, (same, old) -> old != null && old.fresh(now) ? old : kept(work, now));
        }
        return sent(request, kept, now);
    }

    private Kept kept(Supplier<Made> work, Instant now) {
        Instant until = now.plus(LONGEST);
        Instant change = board.nextChange(now).orElse(until);
        Made made = work.get();
        byte[] same = made.same == null ? made.body : made.same.getBytes(StandardCharsets.UTF_8);
        return new Kept(
                made.status,
                made.type,
                made.body,
                made.body.length < WORTH_COMPRESSING ? new byte[0] : zipped(made.body),
                digest(same),
                now,
                change.isBefore(until) ? change : until);
    }

    private static ResponseEntity<byte[]> sent(HttpServletRequest request, Kept kept, Instant now) {
        var headers = new HttpHeaders();
        headers.setCacheControl(CacheControl.maxAge(Duration.ofSeconds(
                        Math.max(0, Duration.between(now, kept.until).toSeconds())))
                .cachePublic()
                .mustRevalidate());
        headers.setVary(List.of(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE));
        headers.set(HttpHeaders.ETAG, "W/\"" + kept.etag + "\"");
        String has = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (kept.status == HttpStatus.OK && has != null && has.contains(kept.etag)) {
            return new ResponseEntity<>(headers, HttpStatus.NOT_MODIFIED);
        }
        headers.setContentType(kept.type);
        String encodings = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (kept.zipped.length > 0 && encodings != null && encodings.matches(".*\\bgzip\\b(?!\\s*;\\s*q=0(\\D|$)).*")) {
            headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
            return new ResponseEntity<>(kept.zipped, headers, kept.status);
        }
        return new ResponseEntity<>(kept.body, headers, kept.status);
    }

    private static byte[] zipped(byte[] body) {
        var bytes = new ByteArrayOutputStream(body.length / 4);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
