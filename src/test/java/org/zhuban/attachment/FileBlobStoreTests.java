package org.zhuban.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTests extends BlobStoreContract {

    @TempDir
    Path directory;

    private FileBlobStore store;

    @BeforeEach
    void open() throws IOException {
        store = new FileBlobStore(directory, Clock.systemUTC());
    }

    @Override
    BlobStore store() {
        return store;
    }

    @Test
    void contents_fan_out_over_two_levels_of_directories() throws IOException {
        String digest = put("x");

        assertThat(path(digest)).exists();
    }

    @Test
    void content_that_comes_again_is_young_again() throws IOException {
        String digest = put("again");
        Files.setLastModifiedTime(path(digest), FileTime.from(Instant.now().minus(Duration.ofDays(3))));

        put("again");

        assertThat(Files.getLastModifiedTime(path(digest)).toInstant())
                .isAfter(Instant.now().minusSeconds(60));
    }

    @Test
    void a_half_written_content_is_replaced_by_the_whole_one() throws IOException {
        String digest = digest("whole");
        Files.createDirectories(path(digest).getParent());
        Files.writeString(path(digest), "wh");

        put("whole");

        assertThat(path(digest)).hasContent("whole");
    }

    @Test
    void nothing_but_a_digest_names_a_content() {
        assertThatThrownBy(() -> store.open("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }

    private Path path(String digest) {
        return directory
                .resolve(digest.substring(0, 2))
                .resolve(digest.substring(2, 4))
                .resolve(digest);
    }
}
