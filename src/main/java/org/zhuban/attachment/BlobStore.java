package org.zhuban.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Contents under their SHA-256, in lower-case hex. The same content is kept once. */
interface BlobStore {

    /** A new empty file to write an upload into; the caller deletes what he does not {@link #put}. */
    Path stage() throws IOException;

    /** Keeps a staged file, durably when it returns; the staged file may be gone afterwards. What is there already is renewed, so that a sweep sees it as young. */
    void put(String sha256, Path staged) throws IOException;

    /** @throws java.nio.file.NoSuchFileException if it is not there */
    InputStream open(String sha256) throws IOException;

    /** Bytes, empty if it is not there. */
    OptionalLong size(String sha256) throws IOException;

    void delete(String sha256) throws IOException;

    void each(Consumer<Blob> visitor) throws IOException;

    /** Removes what uploads cut off by a crash left staged. */
    void sweepStaged(Instant before) throws IOException;

    /** A content that is kept. */
    record Blob(String sha256, Instant changedAt) {}
}
