package org.zhuban.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** An upload through all checks, without a database. */
abstract class ContentTestBase {

    static final Slot PDF_ONLY = new Slot("licence", "营业执照", EnumSet.of(Slot.Kind.PDF), Slot.DEFAULT_MAX_BYTES, false);
    static final Slot ANY = new Slot("idFront", "身份证正面", EnumSet.allOf(Slot.Kind.class), Slot.DEFAULT_MAX_BYTES, false);

    @TempDir
    Path folder;

    static AttachmentProperties properties(java.util.Map<String, String> set) {
        return new Binder(new MapConfigurationPropertySource(set))
                .bindOrCreate("zhuban.attachments", AttachmentProperties.class);
    }

    Optional<VirusScan> virusScan() {
        return Optional.empty();
    }

    ContentChecks checks() {
        return new ContentChecks(virusScan(), properties(java.util.Map.of()), new PixelBudget(60));
    }

    /** What would be stored. */
    Stored accepted(byte[] content, Slot slot, String name) throws IOException {
        try (Upload upload = new Upload(Files.createTempFile(folder, "upload", ".part"))) {
            upload.receive(new ByteArrayInputStream(content), slot.maxBytes());
            ContentChecks.Checked checked = checks().check(upload, slot, name);
            return new Stored(checked, Files.readAllBytes(upload.file()), upload.digest(), upload.size());
        }
    }

    /** The sentence an applicant reads. */
    String refusal(byte[] content, Slot slot) {
        ContentRefusedException refused =
                catchThrowableOfType(ContentRefusedException.class, () -> accepted(content, slot, "扫描件.pdf"));
        assertThat(refused).as("must be refused").isNotNull();
        assertThat(sentence(refused, Locale.ENGLISH)).doesNotContain("attachment.", "{");
        return sentence(refused, Locale.CHINA);
    }

    static String sentence(ContentRefusedException refused, Locale locale) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/attachment");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages.getMessage(refused.code(), refused.args(), locale);
    }

    record Stored(ContentChecks.Checked checked, byte[] content, String sha256, long size) {}
}
