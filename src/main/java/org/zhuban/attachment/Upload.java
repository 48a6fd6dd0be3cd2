package org.zhuban.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An upload on its way in: a staged file that is gone when this is closed, whatever happened. */
final class Upload implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Upload.class);

    private static final int BUFFER = 64 << 10;

    private final Path file;
    private byte[] head = new byte[0];
    private long size;
    private String sha256 = "";

    Upload(Path file) {
        this.file = file;
    }

    /** @throws ContentRefusedException past that many bytes, without reading the rest; when it is empty; or when the sender broke off */
    void receive(InputStream content, long maxBytes) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = read(content, buffer); read >= 0; read = read(content, buffer)) {
                if (head.length < FileKind.PROBE) {
                    appendHead(buffer, read);
                }
                size += read;
                if (size > maxBytes) {
                    throw new ContentRefusedException("attachment.too-large", megabytes(maxBytes), maxBytes);
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        if (size == 0) {
            throw new ContentRefusedException("attachment.empty");
        }
        sha256 = HexFormat.of().formatHex(digest.digest());
    }

    /** Puts other bytes in its place. */
    void replace(byte[] content) throws IOException {
        Files.write(file, content);
        size = content.length;
        sha256 = DigestUtils.sha256Hex(content);
    }

    FileKind kind() {
        return FileKind.of(head);
    }

    Path file() {
        return file;
    }

    long size() {
        return size;
    }

    String digest() {
        return sha256;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Closes without a word: another fault is being told already, and the sweep takes what stays. */
    void discard() {
        try {
            close();
        } catch (IOException e) {
            log.warn("A staged upload could not be removed; the sweep will", e);
        }
    }

    private void appendHead(byte[] buffer, int read) {
        int more = Math.min(read, FileKind.PROBE - head.length);
        int at = head.length;
        head = Arrays.copyOf(head, at + more);
        System.arraycopy(buffer, 0, head, at, more);
    }

    private static int read(InputStream content, byte[] buffer) {
        try {
            return content.read(buffer);
        } catch (IOException senderGone) {
            throw new ContentRefusedException("attachment.cut-off");
        }
    }

    private static long megabytes(long bytes) {
        return Math.max(1, bytes >> 20);
    }
}
