package org.zhuban.certificate;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Certificates whose sessions go on 在用会话的证书: each request asks for the binding's state, and every twenty seconds their revocation lists are asked
 * for anew, so that a session ends within a minute of its authority's word. A list that cannot be had ends nothing: it lets nobody in, but who came in
 * while it was good goes on. Kept by each node for the sessions that it sees. Cost: lists are fetched twice a minute while somebody is logged in by a
 * certificate, and one below an authority that only the browser sent along is not watched.
 */
@Component
class StandingCertificates {

    /** As old as a list may be for them. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    /** A session that asked nothing for so long has ended. */
    private static final Duration WATCHED = Duration.ofHours(1);

    private final Bindings bindings;
    private final Trust trust;
    private final RevocationLists lists;
    private final Clock clock;
    private final Map<UUID, Instant> asked = new ConcurrentHashMap<>();
    private final Set<UUID> revoked = ConcurrentHashMap.newKeySet();

    StandingCertificates(Bindings bindings, Trust trust, RevocationLists lists, Clock clock) {
        this.bindings = bindings;
        this.trust = trust;
        this.lists = lists;
        this.clock = clock;
    }

    /** May a session that began with it go on? */
    boolean stands(UUID binding) {
        asked.put(binding, clock.instant());
        return !revoked.contains(binding) && bindings.stands(binding);
    }

    @Scheduled(fixedDelayString = "PT20S", initialDelayString = "PT20S")
    void watch() {
        Instant now = clock.instant();
        asked.values().removeIf(at -> at.plus(WATCHED).isBefore(now));
        revoked.retainAll(asked.keySet());
        asked.keySet().forEach(binding -> look(binding, now));
    }

    /** A certificate that is no longer on hold comes in again. */
    private void look(UUID binding, Instant now) {
        List<X509Certificate> chain = bindings.certificate(binding)
                .flatMap(certificate -> trust.chain(certificate.x509(), List.of(), now))
                .orElse(List.of());
        switch (lists.of(chain, FRESH)) {
            case REVOKED -> revoked.add(binding);
            case GOOD -> revoked.remove(binding);
            case UNREACHABLE -> {}
        }
    }
}
