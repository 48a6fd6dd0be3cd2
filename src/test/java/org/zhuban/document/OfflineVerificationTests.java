package org.zhuban.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhuban.privacy.KeyFiles;

class OfflineVerificationTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AS_OF = "2026-12-01T00:00:00Z";

    @TempDir
    private Path folder;

    private DocumentKeys keys;
    private String link;
    private Path keyList;
    private String said = "";

    @BeforeEach
    void publish() throws IOException {
        keys = Samples.keys(folder.resolve("keys"));
        link = SealedLink.of(
                "https://zhuban.example",
                keys.seal(Samples.claims(Samples.sha256("x")).encoded()));
        keyList = publish(keys, "keys.json");
    }

    private Path publish(DocumentKeys all, String name) throws IOException {
        return write(
                name,
                all.sign(
                        SignedList.Kind.KEYS,
                        Map.of(
                                "issuedAt",
                                AS_OF,
                                "keys",
                                all.all().stream().map(VerifyingKey::jwk).toList())));
    }

    private Path revocations(DocumentKeys signer, Map<?, ?>... ended) throws IOException {
        return write(
                "revocations.json",
                signer.sign(SignedList.Kind.REVOCATIONS, Map.of("issuedAt", AS_OF, "documents", List.of(ended))));
    }

    private Path write(String name, SignedList list) throws IOException {
        return Files.writeString(folder.resolve(name), JSON.writeValueAsString(list.json()));
    }

    private int verify(Object... args) {
        return verifyAt("2026-12-01T02:00:00Z", args);
    }

    private int verifyAt(String now, Object... args) {
        var out = new ByteArrayOutputStream();
        int code = new OfflineVerification(
                        new PrintStream(out, true, UTF_8),
                        Clock.fixed(Instant.parse(now), ZoneId.of("Asia/Shanghai")),
                        Locale.ENGLISH)
                .run(java.util.Arrays.stream(args).map(String::valueOf).toList());
        said = out.toString(UTF_8);
        return code;
    }

    private Map<String, String> ended(String state) {
        return Map.of("code", VerificationCode.of(Samples.ID), "state", state, "at", "2026-11-30T01:00:00Z");
    }

    @Test
    void a_genuine_document_is_shown_with_all_it_says() throws IOException {
        assertThat(verify(link, "--keys", keyList, "--revocations", revocations(keys)))
                .isZero();
        assertThat(said)
                .contains("genuine as issued", "status as of " + AS_OF, "XC-320507-2026-000123", "苏州𠮷祥建筑劳务有限公司")
                .contains("91420000757013137P", "2027-11-20", VerificationCode.of(Samples.ID));
    }

    @Test
    void it_speaks_chinese_to_whoever_reads_it() {
        var out = new ByteArrayOutputStream();
        new OfflineVerification(new PrintStream(out, true, UTF_8), Clock.systemUTC(), Locale.SIMPLIFIED_CHINESE)
                .run(List.of(link, "--keys", keyList.toString()));
        assertThat(out.toString(UTF_8)).contains("真实，与出具时一致");
    }

    @Test
    void without_a_revocation_list_it_says_that_the_status_is_unknown() {
        assertThat(verify(link.substring(link.indexOf('#') + 1), "--keys", keyList))
                .isZero();
        assertThat(said).contains("genuine as issued", "status unknown");
    }

    @Test
    void what_the_list_names_is_no_longer_valid() throws IOException {
        assertThat(verify(link, "--keys", keyList, "--revocations", revocations(keys, ended("REVOKED"))))
                .isEqualTo(OfflineVerification.NO_LONGER_VALID);
        assertThat(said).contains("revoked since 2026-11-30T01:00:00Z", "as of " + AS_OF);
        assertThat(verify(link, "--keys", keyList, "--revocations", revocations(keys, ended("SUPERSEDED"))))
                .isEqualTo(OfflineVerification.NO_LONGER_VALID);
        assertThat(said).contains("superseded since");
    }

    @Test
    void the_last_day_of_validity_still_counts_and_the_next_does_not() {
        assertThat(verifyAt("2027-11-20T15:59:00Z", link, "--keys", keyList)).isZero();
        assertThat(verifyAt("2027-11-20T16:00:00Z", link, "--keys", keyList))
                .isEqualTo(OfflineVerification.NO_LONGER_VALID);
        assertThat(said).contains("expired");
    }

    @Test
    void a_changed_one_is_not_genuine() {
        String changed = link.substring(0, link.length() - 5)
                + (link.charAt(link.length() - 5) == 'A' ? 'B' : 'A')
                + link.substring(link.length() - 4);
        assertThat(verify(changed, "--keys", keyList)).isEqualTo(OfflineVerification.NOT_GENUINE);
        assertThat(said).contains("not genuine").doesNotContain("XC-320507");
        assertThat(verify("https://elsewhere.example/", "--keys", keyList)).isEqualTo(OfflineVerification.NOT_GENUINE);
    }

    @Test
    void a_key_that_is_not_on_the_list_shows_nothing() throws IOException {
        Path foreign = publish(Samples.keys(folder.resolve("foreign")), "foreign.json");
        assertThat(verify(link, "--keys", foreign)).isEqualTo(OfflineVerification.NOT_GENUINE);
        assertThat(said).contains("is not on the list").doesNotContain("XC-320507");
    }

    @Test
    void after_a_rotation_the_new_list_verifies_what_the_retired_key_signed() throws IOException {
        new KeyFiles(folder.resolve("keys")).rotate(KeyFiles.Purpose.DOCUMENT);
        DocumentKeys rotated = Samples.keys(folder.resolve("keys"));
        assertThat(verify(link, "--keys", publish(rotated, "new.json"), "--revocations", revocations(rotated)))
                .isZero();
    }

    @Test
    void a_list_that_was_touched_is_refused() throws IOException {
        String list = Files.readString(keyList);
        SignedList read = SignedList.read(list);
        String payload = read.payload();
        Path touched = Files.writeString(
                folder.resolve("touched.json"),
                list.replace(
                        payload,
                        payload.substring(0, 30) + (payload.charAt(30) == 'A' ? 'B' : 'A') + payload.substring(31)));
        assertThat(verify(link, "--keys", touched)).isEqualTo(OfflineVerification.USAGE);
        Path foreign = revocations(Samples.keys(folder.resolve("foreign")));
        assertThat(verify(link, "--keys", keyList, "--revocations", foreign)).isEqualTo(OfflineVerification.USAGE);
        // one statement is not another, though the same key signed both
        assertThat(verify(link, "--keys", keyList, "--revocations", keyList)).isEqualTo(OfflineVerification.USAGE);
    }

    @Test
    void wrong_use_is_answered_with_the_usage() throws IOException {
        assertThat(verify()).isEqualTo(OfflineVerification.USAGE);
        assertThat(said).contains("Usage");
        assertThat(verify(link)).isEqualTo(OfflineVerification.USAGE);
        assertThat(verify(link, "--keys")).isEqualTo(OfflineVerification.USAGE);
        assertThat(verify(link, "--keys", folder.resolve("none.json"))).isEqualTo(OfflineVerification.USAGE);
        assertThat(verify(link, link, "--keys", keyList)).isEqualTo(OfflineVerification.USAGE);
    }
}
