package org.zhuban.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;

/** What every store promises. */
abstract class BlobStoreContract {

    abstract BlobStore store();

    @Test
    void what_was_put_comes_back_byte_by_byte() throws IOException {
        String digest = put("内容 1");

        try (InputStream in = store().open(digest)) {
            assertThat(in.readAllBytes()).isEqualTo("内容 1".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(store().size(digest)).hasValue("内容 1".getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void the_same_content_twice_is_kept_once() throws IOException {
        String digest = put("twice");
        assertThat(put("twice")).isEqualTo(digest);

        assertThat(kept()).containsOnlyOnce(digest);
    }

    @Test
    void what_is_not_there_is_missing_and_not_empty() throws IOException {
        String digest = digest("never stored");

        assertThat(store().size(digest)).isEmpty();
        assertThatThrownBy(() -> store().open(digest).close()).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void what_was_deleted_is_gone_and_deleting_it_again_is_no_fault() throws IOException {
        String digest = put("to be deleted");

        store().delete(digest);
        store().delete(digest);

        assertThat(store().size(digest)).isEmpty();
    }

    @Test
    void every_content_is_listed_with_its_age() throws IOException {
        Set<String> digests = new TreeSet<>();
        for (int i = 0; i < 7; i++) {
            digests.add(put("listed " + i));
        }

        assertThat(kept()).containsAll(digests);
        store().each(blob ->
                assertThat(Duration.between(blob.changedAt(), Instant.now())).isLessThan(Duration.ofMinutes(5)));
    }

    @Test
    void a_staged_file_left_by_a_crash_is_swept_when_it_is_old() throws IOException {
        Path left = store().stage();

        store().sweepStaged(Instant.now().minusSeconds(60));
        assertThat(left).exists();
        store().sweepStaged(Instant.now().plusSeconds(60));
        assertThat(left).doesNotExist();
    }

    final String put(String content) throws IOException {
        Path staged = store().stage();
        Files.writeString(staged, content);
        store().put(digest(content), staged);
        assertThat(staged).doesNotExist();
        return digest(content);
    }

    private Set<String> kept() throws IOException {
        Set<String> kept = new TreeSet<>();
        store().each(blob -> assertThat(kept.add(blob.sha256())).isTrue());
        return kept;
    }

    static String digest(String content) {
        return DigestUtils.sha256Hex(content);
    }
}
