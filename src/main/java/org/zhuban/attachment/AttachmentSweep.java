package org.zhuban.attachment;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Every night: rows deleted more than a day ago that nothing names, then contents older than a day that no row names. Two nodes doing it at once do no harm. */
@Component
class AttachmentSweep {

    private static final Logger log = LoggerFactory.getLogger(AttachmentSweep.class);

    private static final Duration GRACE = Duration.ofDays(1);
    private static final int BATCH = 500;

    private final AttachmentRows rows;
    private final BlobStore blobs;
    private final Optional<AttachmentReferences> references;
    private final TransactionOperations transaction;
    private final Clock clock;

    AttachmentSweep(
            AttachmentRows rows,
            BlobStore blobs,
            Optional<AttachmentReferences> references,
            TransactionOperations transaction,
            Clock clock) {
        this.rows = rows;
        this.blobs = blobs;
        this.references = references;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(cron = "${zhuban.attachments.sweep:0 40 2 * * *}", zone = "Asia/Shanghai")
    void sweep() throws IOException {
        Instant before = clock.instant().minus(GRACE);
        int purged = references.map(named -> purgeRows(named, before)).orElse(0);
        int removed = removeContents(before);
        blobs.sweepStaged(before);
        log.info("Attachment sweep: {} rows and {} contents removed", purged, removed);
    }

    private int purgeRows(AttachmentReferences named, Instant before) {
        int purged = 0;
        UUID after = new UUID(0, 0);
        for (List<AttachmentRows.Deleted> batch = rows.deletedBefore(before, after, BATCH);
                !batch.isEmpty();
                batch = rows.deletedBefore(before, after, BATCH)) {
            after = batch.get(batch.size() - 1).id();
            Map<UUID, UUID> owners =
                    batch.stream().collect(Collectors.toMap(AttachmentRows.Deleted::id, AttachmentRows.Deleted::owner));
            Set<UUID> unnamed = new HashSet<>(owners.keySet());
            unnamed.removeAll(named.stillNamed(owners));
            if (!unnamed.isEmpty()) {
                purged += rows.purge(unnamed);
            }
        }
        return purged;
    }

    private int removeContents(Instant before) throws IOException {
        List<String> old = new ArrayList<>();
        List<String> unnamed = new ArrayList<>();
        blobs.each(blob -> {
            if (blob.changedAt().isBefore(before)) {
                old.add(blob.sha256());
                if (old.size() == BATCH) {
                    keepUnnamed(old, unnamed);
                }
            }
        });
        keepUnnamed(old, unnamed);
        int removed = 0;
        for (String sha256 : unnamed) {
            if (Boolean.TRUE.equals(transaction.execute(status -> remove(sha256)))) {
                removed++;
            }
        }
        return removed;
    }

    private void keepUnnamed(List<String> old, List<String> unnamed) {
        if (!old.isEmpty()) {
            Set<String> named = rows.named(old);
            old.stream().filter(sha256 -> !named.contains(sha256)).forEach(unnamed::add);
            old.clear();
        }
    }

    /** Asks again behind the lock that an upload of the same content would hold. */
    private boolean remove(String sha256) {
        if (!rows.lockContent(sha256) || !rows.named(List.of(sha256)).isEmpty()) {
            return false;
        }
        try {
            blobs.delete(sha256);
            return true;
        } catch (IOException e) {
            log.warn("A content without a row could not be removed", e);
            return false;
        }
    }
}
