package org.zhuban.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.TestClock;
import org.zhuban.TestDatabase;
import org.zhuban.ZhubanTest;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;

@ZhubanTest(
        properties = {
            "zhuban.attachments.quota.files-per-owner=5",
            "zhuban.attachments.quota.bytes-per-owner=100KB",
            "zhuban.attachments.quota.bytes-per-holder=150KB"
        })
@Import(AttachmentsIntegrationTests.Revisions.class)
class AttachmentsIntegrationTests {

    private static final Slot SLOT =
            new Slot("licence", "营业执照", EnumSet.allOf(Slot.Kind.class), Slot.DEFAULT_MAX_BYTES, true);

    @TempDir
    static Path directory;

    @Autowired
    private Attachments attachments;

    @Autowired
    private AttachmentSweep sweep;

    @Autowired
    private BlobConsistencyCheck check;

    @Autowired
    private Revisions revisions;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestDatabase database;

    @Autowired
    private TestClock clock;

    @Autowired
    private Texts texts;

    private final UUID owner = UUID.randomUUID();

    @DynamicPropertySource
    static void folder(DynamicPropertyRegistry registry) {
        registry.add(
                "zhuban.attachments.directory", () -> directory.resolve("blobs").toString());
    }

    @BeforeEach
    void empty() throws IOException {
        database.asSuperuser().sql("delete from attachment").update();
        revisions.named.clear();
        for (Path blob : blobs()) {
            Files.delete(blob);
        }
    }

    @Test
    void what_was_added_is_listed_found_and_read_back() throws IOException {
        byte[] pdf = PdfFixtures.pdf(2);

        Attachment added = add(pdf, "../执照.pdf");

        assertThat(attachments.of(owner)).containsExactly(added);
        assertThat(attachments.of(List.of(owner, UUID.randomUUID()))).containsExactly(added);
        assertThat(attachments.of(List.of())).isEmpty();
        assertThat(attachments.find(owner, added.id())).contains(added);
        assertThat(added.name()).isEqualTo("执照.pdf");
        assertThat(added.pages()).isEqualTo(2);
        try (InputStream in = attachments.open(added)) {
            assertThat(in.readAllBytes()).isEqualTo(pdf);
        }
        assertThat(attachments.preview(added, 1, 200)).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void another_owner_finds_and_deletes_nothing() {
        Attachment added = add(PdfFixtures.pdf(1), "a.pdf");
        UUID stranger = UUID.randomUUID();

        assertThat(attachments.find(stranger, added.id())).isEmpty();
        assertThatThrownBy(() -> attachments.delete(stranger, added.id())).isInstanceOf(NotFoundException.class);
        assertThat(attachments.of(owner)).hasSize(1);
    }

    @Test
    void what_was_deleted_is_no_longer_listed_but_a_revision_still_finds_it() throws IOException {
        Attachment added = add(PdfFixtures.pdf(1), "a.pdf");

        attachments.delete(owner, added.id());

        assertThat(attachments.of(owner)).isEmpty();
        assertThat(attachments.find(owner, added.id())).isPresent();
        attachments.open(added).close();
        assertThatThrownBy(() -> attachments.delete(owner, added.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_refused_upload_leaves_no_row_and_no_file_and_is_told_at_its_slot_and_audited() throws IOException {
        InvalidInputException refused = catchThrowableOfType(
                InvalidInputException.class, () -> add(PdfFixtures.latin("GIF89a......"), "a.pdf"));

        FieldError error = refused.errors().get(0);
        assertThat(error.field()).isEqualTo("/licence");
        assertThat(sentence(error)).contains("GIF");
        assertThat(attachments.of(owner)).isEmpty();
        assertThat(everyFile()).isEmpty();
        assertThat(jdbc.sql("select result from audit_entry where object = ? and action = 'attachment-add'")
                        .param("filing:" + owner)
                        .query(String.class)
                        .list())
                .containsExactly("DENIED");
    }

    @Test
    void an_upload_that_breaks_off_leaves_nothing() throws IOException {
        InputStream broken = new InputStream() {
            private int sent;

            @Override
            public int read() throws IOException {
                if (sent++ > 100_000) {
                    throw new IOException("connection reset");
                }
                return '%';
            }
        };

        assertThatThrownBy(() -> attachments.add(owner, SLOT, "a.pdf", broken))
                .isInstanceOf(InvalidInputException.class);
        assertThat(attachments.of(owner)).isEmpty();
        assertThat(everyFile()).isEmpty();
    }

    @Test
    void a_received_file_that_is_never_added_leaves_nothing() throws IOException {
        attachments
                .receive(owner, null, SLOT, "a.pdf", new ByteArrayInputStream(PdfFixtures.pdf(1)))
                .close();

        assertThat(attachments.of(owner)).isEmpty();
        assertThat(everyFile()).isEmpty();
    }

    @Test
    void a_rolled_back_upload_has_no_row_and_its_content_is_swept_after_a_day() throws IOException {
        transaction.executeWithoutResult(status -> {
            add(PdfFixtures.pdf(1), "a.pdf");
            status.setRollbackOnly();
        });

        assertThat(attachments.of(owner)).isEmpty();
        sweep.sweep();
        assertThat(blobs()).hasSize(1);
        clock.advance(Duration.ofDays(2));
        sweep.sweep();
        assertThat(blobs()).isEmpty();
    }

    @Test
    void the_sweep_keeps_what_a_row_names_however_old() throws IOException {
        Attachment added = add(PdfFixtures.pdf(1), "a.pdf");

        clock.advance(Duration.ofDays(400));
        sweep.sweep();

        attachments.open(added).close();
        assertThat(attachments.of(owner)).containsExactly(added);
    }

    @Test
    void a_deleted_file_goes_after_a_day_unless_a_revision_names_it() throws IOException {
        Attachment draft = add(PdfFixtures.pdf(1), "a.pdf");
        Attachment submitted = add(PdfFixtures.pdf(2), "b.pdf");
        revisions.named.add(submitted.id());
        attachments.delete(owner, draft.id());
        attachments.delete(owner, submitted.id());

        sweep.sweep();
        assertThat(attachments.find(owner, draft.id())).isPresent();
        clock.advance(Duration.ofDays(2));
        sweep.sweep();

        assertThat(attachments.find(owner, draft.id())).isEmpty();
        assertThat(attachments.find(owner, submitted.id())).isPresent();
        assertThat(blobs()).hasSize(1);
    }

    @Test
    void a_content_is_safe_from_the_sweep_while_its_upload_is_uncommitted() throws IOException {
        byte[] pdf = PdfFixtures.pdf(1);
        transaction.executeWithoutResult(status -> {
            add(pdf, "a.pdf");
            status.setRollbackOnly();
        });
        clock.advance(Duration.ofDays(2));

        Attachment again = transaction.execute(status -> {
            Attachment added = add(pdf, "a.pdf");
            age(blobs().get(0));
            sweepInAnotherThread();
            return added;
        });

        attachments.open(Objects.requireNonNull(again)).close();
    }

    @Test
    void a_filing_holds_so_many_files_and_no_more() {
        for (int i = 1; i <= 5; i++) {
            add(PdfFixtures.pdf(1), i + ".pdf");
        }

        assertThat(refusal(owner, null, PdfFixtures.pdf(1))).contains("5 个");
    }

    @Test
    void a_filing_holds_so_many_bytes_deleted_ones_included() {
        Attachment large = add(PdfFixtures.pdfOf(60_000), "a.pdf");
        attachments.delete(owner, large.id());

        assertThat(refusal(owner, null, PdfFixtures.pdfOf(60_000))).contains("本件的附件已用满");
    }

    @Test
    void an_enterprise_holds_so_many_bytes_over_all_its_filings() {
        UUID enterprise = UUID.randomUUID();
        receiveAndAdd(UUID.randomUUID(), enterprise, PdfFixtures.pdfOf(90_000));

        assertThat(refusal(owner, enterprise, PdfFixtures.pdfOf(70_000))).contains("本单位的附件空间");
        receiveAndAdd(owner, UUID.randomUUID(), PdfFixtures.pdfOf(70_000));
    }

    @Test
    void a_content_that_an_enterprise_has_several_times_uses_its_space_once_until_the_last_is_gone() {
        UUID enterprise = UUID.randomUUID();
        byte[] large = PdfFixtures.pdfOf(90_000);
        Attachment first = receiveAndAdd(owner, enterprise, large);
        UUID change = UUID.randomUUID();
        attachments.copy(owner, change);
        UUID other = UUID.randomUUID();
        receiveAndAdd(other, enterprise, large);
        receiveAndAdd(UUID.randomUUID(), enterprise, PdfFixtures.pdfOf(40_000));
        assertThat(refusal(UUID.randomUUID(), enterprise, PdfFixtures.pdfOf(70_000)))
                .contains("本单位的附件空间");

        attachments.delete(owner, first.id());
        attachments.of(change).forEach(file -> attachments.delete(change, file.id()));
        purge();
        assertThat(refusal(UUID.randomUUID(), enterprise, PdfFixtures.pdfOf(70_000)))
                .as("one is still there")
                .contains("本单位的附件空间");
        attachments.of(other).forEach(file -> attachments.delete(other, file.id()));
        purge();
        receiveAndAdd(UUID.randomUUID(), enterprise, PdfFixtures.pdfOf(70_000));
    }

    private void purge() {
        clock.advance(Duration.ofDays(2));
        try {
            sweep.sweep();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_checker_finds_a_content_that_is_missing_changed_or_cut() throws IOException {
        Attachment missing = add(PdfFixtures.pdf(1), "a.pdf");
        Attachment changed = add(PdfFixtures.pdf(2), "b.pdf");
        Attachment cut = add(PdfFixtures.pdf(3), "c.pdf");
        add(PdfFixtures.pdf(4), "fine.pdf");
        assertThat(check.violations()).isEmpty();

        Files.delete(blob(missing));
        byte[] bytes = Files.readAllBytes(blob(changed));
        bytes[20] ^= 1;
        Files.write(blob(changed), bytes);
        Files.write(blob(cut), new byte[10]);

        assertThat(check.violations())
                .hasSize(3)
                .anyMatch(line -> line.contains(missing.id().toString()) && line.contains("not stored"))
                .anyMatch(line -> line.contains(changed.id().toString()) && line.contains("another digest"))
                .anyMatch(line -> line.contains(cut.id().toString()) && line.contains("10 bytes"));
    }

    private Attachment add(byte[] content, String name) {
        return attachments.add(owner, SLOT, name, new ByteArrayInputStream(content));
    }

    private Attachment receiveAndAdd(UUID filing, @Nullable UUID holder, byte[] content) {
        try (ReceivedFile file =
                attachments.receive(filing, holder, SLOT, "a.pdf", new ByteArrayInputStream(content))) {
            return attachments.add(file);
        }
    }

    private String refusal(UUID filing, @Nullable UUID holder, byte[] content) {
        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> receiveAndAdd(filing, holder, content));
        return sentence(refused.errors().get(0));
    }

    private String sentence(FieldError error) {
        return texts.text(Locale.CHINA, error.code(), error.args().toArray());
    }

    private void sweepInAnotherThread() {
        Thread thread = new Thread(() -> {
            try {
                sweep.sweep();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void age(Path blob) {
        try {
            Files.setLastModifiedTime(blob, FileTime.fromMillis(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path blob(Attachment attachment) {
        return blobs().stream()
                .filter(file -> file.endsWith(attachment.sha256()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> blobs() {
        return everyFile().stream()
                .filter(file -> file.getFileName().toString().length() == 64)
                .toList();
    }

    private static List<Path> everyFile() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Submitted revisions, as the filing kit would name them. */
    @Primary
    @TestConfiguration(proxyBeanMethods = false)
    static class Revisions implements AttachmentReferences {

        private final Set<UUID> named = ConcurrentHashMap.newKeySet();

        @Override
        public Set<UUID> stillNamed(Map<UUID, UUID> owners) {
            Set<UUID> still = new HashSet<>(owners.keySet());
            still.retainAll(named);
            return still;
        }
    }
}
