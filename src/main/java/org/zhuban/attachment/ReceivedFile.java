package org.zhuban.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An upload that passed all checks and waits to be added. Close it in any case: what was not added is gone then. */
public final class ReceivedFile implements AutoCloseable {

    private final UUID owner;
    private final @Nullable UUID holder;
    private final Slot slot;
    private final Upload upload;
    private final ContentChecks.Checked checked;

    ReceivedFile(UUID owner, @Nullable UUID holder, Slot slot, Upload upload, ContentChecks.Checked checked) {
        this.owner = owner;
        this.holder = holder;
        this.slot = slot;
        this.upload = upload;
        this.checked = checked;
    }

    UUID owner() {
        return owner;
    }

    @Nullable
    UUID holder() {
        return holder;
    }

    Slot slot() {
        return slot;
    }

    Upload upload() {
        return upload;
    }

    ContentChecks.Checked checked() {
        return checked;
    }

    /** Its content as it was checked, a picture re-encoded. */
    public InputStream open() throws IOException {
        return Files.newInputStream(upload.file());
    }

    @Override
    public void close() {
        upload.discard();
    }
}
