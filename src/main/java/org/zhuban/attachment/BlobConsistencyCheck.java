package org.zhuban.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;
import org.zhuban.common.ConsistencyCheck;

/** Reads every content that a row names (SECURITY 25). */
@Component
class BlobConsistencyCheck implements ConsistencyCheck {

    private static final int BATCH = 500;
    private static final int MOST = 100;

    private final AttachmentRows rows;
    private final BlobStore blobs;

    BlobConsistencyCheck(AttachmentRows rows, BlobStore blobs) {
        this.rows = rows;
        this.blobs = blobs;
    }

    @Override
    public String promise() {
        return "Every attachment's content is stored and has the digest and size that its row names";
    }

    @Override
    public List<String> violations() {
        List<String> violations = new ArrayList<>();
        String after = "";
        for (List<AttachmentRows.Named> batch = rows.contents(after, BATCH);
                !batch.isEmpty() && violations.size() < MOST;
                batch = rows.contents(after, BATCH)) {
            after = batch.get(batch.size() - 1).sha256();
            for (AttachmentRows.Named named : batch) {
                String fault = fault(named);
                if (!fault.isEmpty() && violations.size() < MOST) {
                    violations.add("Attachment " + named.id() + ": content " + named.sha256() + " " + fault);
                }
            }
        }
        return violations;
    }

    private String fault(AttachmentRows.Named named) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        try (InputStream in = new DigestInputStream(blobs.open(named.sha256()), digest)) {
            long size = in.transferTo(OutputStream.nullOutputStream());
            if (size != named.size()) {
                return "has " + size + " bytes, its row says " + named.size();
            }
        } catch (NoSuchFileException missing) {
            return "is not stored";
        } catch (IOException unreadable) {
            return "cannot be read: " + unreadable.getMessage();
        }
        String found = HexFormat.of().formatHex(digest.digest());
        return found.equals(named.sha256()) ? "" : "has another digest, " + found;
    }
}
