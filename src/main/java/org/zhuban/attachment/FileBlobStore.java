package org.zhuban.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Blobs in a directory, {@code ab/cd/abcd…}: written beside, forced to disk, then renamed, so that a name always holds its whole content.
 * One fsync a file; the rename itself is durable with the file system's journal, which the database's commit on the same disk forces too.
 */
final class FileBlobStore implements BlobStore {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Path root;
    private final Path incoming;
    private final Clock clock;

    FileBlobStore(Path directory, Clock clock) throws IOException {
        this.root = directory.toAbsolutePath().normalize();
        this.incoming = root.resolve("incoming");
        this.clock = clock;
        Files.createDirectories(incoming);
    }

    @Override
    public Path stage() throws IOException {
        return Files.createTempFile(incoming, "upload-", ".part");
    }

    @Override
    public void put(String sha256, Path staged) throws IOException {
        Path target = path(sha256);
        if (Files.isRegularFile(target) && Files.size(target) == Files.size(staged)) {
            Files.setLastModifiedTime(target, FileTime.from(clock.instant()));
            Files.delete(staged);
            return;
        }
        try (FileChannel channel = FileChannel.open(staged, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.createDirectories(target.getParent());
        Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return Files.newInputStream(path(sha256));
    }

    @Override
    public OptionalLong size(String sha256) throws IOException {
        try {
            return OptionalLong.of(Files.size(path(sha256)));
        } catch (NoSuchFileException missing) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void delete(String sha256) throws IOException {
        Files.deleteIfExists(path(sha256));
    }

    @Override
    public void each(Consumer<Blob> visitor) throws IOException {
        try (Stream<Path> files =
                Files.find(root, 3, (file, attributes) -> attributes.isRegularFile() && isBlob(file))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                visitor.accept(new Blob(
                        file.getFileName().toString(),
                        Files.getLastModifiedTime(file).toInstant()));
            }
        }
    }

    @Override
    public void sweepStaged(Instant before) throws IOException {
        try (DirectoryStream<Path> staged = Files.newDirectoryStream(incoming, "upload-*.part")) {
            for (Path file : staged) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isBlob(Path file) {
        return DIGEST.matcher(file.getFileName().toString()).matches();
    }

    private Path path(String sha256) {
        if (!DIGEST.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a digest");
        }
        return root.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }
}
