package org.zhuban.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.FieldError;
import org.zhuban.common.Ids;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;

/** Rows here, contents in the {@link BlobStore}. A content is stored before its row commits and swept when no row came. */
@Service
class StoredAttachments implements Attachments {

    private static final Logger log = LoggerFactory.getLogger(StoredAttachments.class);

    private final AttachmentRows rows;
    private final BlobStore blobs;
    private final ContentChecks checks;
    private final PagePreviews previews;
    private final Audit audit;
    private final Clock clock;

    StoredAttachments(
            AttachmentRows rows,
            BlobStore blobs,
            ContentChecks checks,
            PagePreviews previews,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.blobs = blobs;
        this.checks = checks;
        this.previews = previews;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public ReceivedFile receive(UUID owner, @Nullable UUID holder, Slot slot, String name, InputStream content) {
        boolean passed = false;
        Upload upload = stage(slot);
        try {
            upload.receive(content, slot.maxBytes());
            ReceivedFile received = new ReceivedFile(owner, holder, slot, upload, checks.check(upload, slot, name));
            passed = true;
            return received;
        } catch (ContentRefusedException refused) {
            throw refusal(owner, slot, refused);
        } catch (IOException e) {
            throw unavailable(slot, e);
        } finally {
            if (!passed) {
                upload.discard();
            }
        }
    }

    @Override
    @Transactional
    public Attachment add(ReceivedFile file) {
        Upload upload = file.upload();
        ContentChecks.Checked checked = file.checked();
        Attachment attachment = new Attachment(
                Ids.next(),
                file.owner(),
                file.slot().key(),
                checked.name(),
                checked.kind().mediaType(),
                upload.size(),
                checked.pages(),
                upload.digest(),
                now());
        try {
            rows.insert(attachment, file.holder());
            blobs.put(attachment.sha256(), upload.file());
            return attachment;
        } catch (ContentRefusedException refused) {
            throw refusal(file.owner(), file.slot(), refused);
        } catch (IOException e) {
            throw unavailable(file.slot(), e);
        }
    }

    @Override
    @Transactional
    public Attachment add(UUID owner, Slot slot, String name, InputStream content) {
        try (ReceivedFile file = receive(owner, null, slot, name, content)) {
            return add(file);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Attachment> of(UUID owner) {
        return rows.of(List.of(owner));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Attachment> of(Collection<UUID> owners) {
        return owners.isEmpty() ? List.of() : rows.of(owners);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Attachment> find(UUID owner, UUID id) {
        return rows.find(owner, id);
    }

    @Override
    @Transactional
    public void copy(UUID from, UUID to) {
        rows.copy(from, to, now());
    }

    @Override
    @Transactional
    public void delete(UUID owner, UUID id) {
        if (!rows.markDeleted(owner, id, now())) {
            throw new NotFoundException("attachment.not-found");
        }
    }

    @Override
    @Transactional
    public void erase(UUID owner, UUID id) {
        if (rows.erase(owner, id)) {
            audit.done("attachment-erase", "filing:" + owner, Map.of("attachment", id.toString()));
        }
    }

    @Override
    public InputStream open(Attachment attachment) {
        try {
            return blobs.open(attachment.sha256());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] preview(Attachment attachment, int page, int width) {
        return previews.page(attachment, page, width);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Upload stage(Slot slot) {
        try {
            return new Upload(blobs.stage());
        } catch (IOException e) {
            throw unavailable(slot, e);
        }
    }

    private InvalidInputException refusal(UUID owner, Slot slot, ContentRefusedException refused) {
        audit.denied("attachment-add", "filing:" + owner, Map.of("slot", slot.key(), "reason", refused.code()));
        return new InvalidInputException(new FieldError("/" + slot.key(), refused.code(), refused.args()));
    }

    private static InvalidInputException unavailable(Slot slot, IOException fault) {
        log.error("An upload could not be stored", fault);
        return new InvalidInputException(new FieldError("/" + slot.key(), "attachment.store-unavailable"));
    }
}
