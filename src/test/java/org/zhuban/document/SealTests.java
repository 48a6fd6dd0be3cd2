package org.zhuban.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhuban.document.SealCheck.Result;
import org.zhuban.filing.FilingRecord;
import org.zhuban.privacy.KeyFiles;

class SealTests {

    private static final String SITE = "https://zhuban.xiangcheng.example";
    private static final byte[] DIGEST = Samples.sha256("the record");

    @TempDir
    private Path folder;

    private String link(DocumentKeys keys) {
        return SealedLink.of(SITE, keys.seal(Samples.claims(DIGEST).encoded()));
    }

    private static SealCheck check(byte[] seal, List<VerifyingKey> keys) {
        return SealCheck.of(Base64.getUrlEncoder().withoutPadding().encodeToString(seal), keys);
    }

    @Test
    void what_was_sealed_is_read_again_whole() {
        DocumentKeys keys = Samples.keys(folder);
        SealCheck check = SealCheck.of(link(keys), keys.all());
        assertThat(check.result()).isEqualTo(Result.GENUINE);
        assertThat(check.claims()).usingRecursiveComparison().isEqualTo(Samples.claims(DIGEST));
    }

    @Test
    void its_address_is_short_enough_for_a_printed_code() {
        assertThat(link(Samples.keys(folder))).hasSizeBetween(350, 410).startsWith(SITE + "/q#");
    }

    @Test
    void the_layout_of_the_claims_is_the_one_that_was_published() {
        assertThat(HexFormat.of().formatHex(Samples.claims(DIGEST).encoded()))
                .isEqualTo(
                        "aa0101" // version 1
                                + "02508f3a5c71e2b4d96017fe5a3c9b20d481"
                                + "0372656e74657270726973652d70726f66696c65" // enterprise-profile
                                + "047558432d3332303530372d323032362d303030313233" // XC-320507-2026-000123
                                + "057825e88b8fe5b79ef0a0aeb7e7a5a5e5bbbae7ad91e58ab3e58aa1e69c89e99990e585ace58fb8"
                                + "067239313432303030303735373031333133375"
                                + "0"
                                + "0766333230353037"
                                + "0819512a"
                                + "09195296"
                                + "0a5820"
                                + HexFormat.of().formatHex(DIGEST));
    }

    /** Every bit of frame, header, payload and signature. */
    @Test
    void no_bit_of_it_can_be_changed() {
        DocumentKeys keys = Samples.keys(folder);
        byte[] seal = keys.seal(Samples.claims(DIGEST).encoded());
        for (int bit = 0; bit < seal.length * 8; bit++) {
            byte[] changed = seal.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            SealCheck check = check(changed, keys.all());
            assertThat(check.result()).as("bit %d", bit).isNotEqualTo(Result.GENUINE);
            assertThat(check.claims()).as("bit %d", bit).isNull();
        }
    }

    @Test
    void no_character_of_the_address_can_be_changed_dropped_or_added() {
        DocumentKeys keys = Samples.keys(folder);
        String payload = link(keys).substring(SITE.length() + 3);
        for (int at = 0; at < payload.length(); at++) {
            String other = payload.charAt(at) == 'A' ? "B" : "A";
            assertThat(SealCheck.of(payload.substring(0, at) + other + payload.substring(at + 1), keys.all())
                            .result())
                    .as("%d", at)
                    .isNotEqualTo(Result.GENUINE);
            assertThat(SealCheck.of(payload.substring(0, at), keys.all()).result())
                    .as("%d", at)
                    .isEqualTo(Result.UNREADABLE);
        }
        assertThat(SealCheck.of(payload + "A", keys.all()).result()).isNotEqualTo(Result.GENUINE);
        assertThat(SealCheck.of(payload + "=", keys.all()).result()).isNotEqualTo(Result.GENUINE);
    }

    /** The last character carries bits behind the last byte, which a decoder overlooks. */
    @Test
    void unused_bits_of_the_text_count_too() {
        DocumentKeys keys = Samples.keys(folder);
        byte[] seal = keys.seal(Samples.claims(DIGEST).encoded());
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(text.charAt(text.length() - 1));
        for (int bit = 0; bit < 6; bit++) {
            String changed = text.substring(0, text.length() - 1) + alphabet.charAt(last ^ (1 << bit));
            assertThat(SealCheck.of(changed, keys.all()).result()).as("%d", bit).isNotEqualTo(Result.GENUINE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "https://zhuban.xiangcheng.example/q#",
                "https://elsewhere.example/",
                "你好",
                "AAAA",
                "0oRD",
                "oA",
                "\uD83D\uDE00"
            })
    void garbage_is_unreadable_and_nothing_else(String garbage) {
        assertThat(SealCheck.of(garbage, Samples.keys(folder).all()).result()).isEqualTo(Result.UNREADABLE);
    }

    @Test
    void a_key_of_another_installation_is_unknown_and_its_claims_are_not_shown() {
        DocumentKeys foreign = Samples.keys(folder.resolve("foreign"));
        SealCheck check =
                SealCheck.of(link(foreign), Samples.keys(folder.resolve("ours")).all());
        assertThat(check.result()).isEqualTo(Result.UNKNOWN_KEY);
        assertThat(check.claims()).isNull();
    }

    @Test
    void a_key_cannot_be_published_under_the_id_of_another() {
        Map<String, String> jwk = Samples.keys(folder.resolve("a")).all().get(0).jwk();
        Map<String, String> other =
                Samples.keys(folder.resolve("b")).all().get(0).jwk();
        var swapped = new java.util.HashMap<>(jwk);
        swapped.put("x", other.get("x"));
        assertThatThrownBy(() -> VerifyingKey.of(swapped)).isInstanceOf(UnreadableSealException.class);
        var weaker = new java.util.HashMap<>(jwk);
        weaker.put("alg", "none");
        assertThatThrownBy(() -> VerifyingKey.of(weaker)).isInstanceOf(UnreadableSealException.class);
    }

    @Test
    void after_a_rotation_the_new_key_signs_and_the_retired_one_still_verifies() {
        DocumentKeys before = Samples.keys(folder);
        String old = link(before);
        new KeyFiles(folder).rotate(KeyFiles.Purpose.DOCUMENT);
        DocumentKeys after = Samples.keys(folder);

        assertThat(after.all()).hasSize(2);
        assertThat(after.currentId()).isNotEqualTo(before.currentId());
        assertThat(SealCheck.of(old, after.all()).result()).isEqualTo(Result.GENUINE);
        SealCheck fresh = SealCheck.of(link(after), after.all());
        assertThat(fresh.result()).isEqualTo(Result.GENUINE);
        assertThat(fresh.keyId()).isEqualTo(HexFormat.of().formatHex(after.currentId()));
        // whoever still has the list of before does not know the new key
        assertThat(SealCheck.of(link(after), before.all()).result()).isEqualTo(Result.UNKNOWN_KEY);
        assertThat(after.all().stream().filter(VerifyingKey::signing)).hasSize(1);
    }

    @Test
    void a_long_name_is_cut_so_that_the_code_stays_readable() {
        String name = "苏州".repeat(250);
        assertThat(Claims.shortened(name)).hasSize(61).endsWith("…");
        assertThat(Claims.shortened("𠮷".repeat(60))).isEqualTo("𠮷".repeat(60));
        Claims longest = new Claims(
                UUID.randomUUID(),
                "enterprise-profile",
                "XC-320507-2026-000123",
                Claims.shortened("𠮷".repeat(500)),
                "91420000757013137P",
                "320507",
                LocalDate.parse("2026-11-21"),
                LocalDate.parse("2027-11-20"),
                DIGEST);
        DocumentKeys keys = Samples.keys(folder);
        String link = SealedLink.of(SITE, keys.seal(longest.encoded()));
        assertThat(QrPicture.of(link).getWidth()).isPositive();
        assertThat(SealCheck.of(link, keys.all()).result()).isEqualTo(Result.GENUINE);
    }

    @Test
    void the_digest_knows_every_answer_file_and_revision_but_not_how_numbers_are_written() {
        FilingRecord record = Samples.record(Samples.data(), null);
        Set<String> digests = new HashSet<>();
        digests.add(digest(record));
        for (String key : Samples.data().keySet()) {
            var changed = Samples.data();
            changed.put(key, changed.get(key) instanceof List<?> ? List.of() : "1");
            digests.add(digest(Samples.record(changed, null)));
        }
        assertThat(digests).hasSize(Samples.data().size() + 1);
        var written = Samples.data();
        written.put("registeredCapital", new java.math.BigDecimal("800.00"));
        assertThat(digest(Samples.record(written, null))).isEqualTo(digest(record));
    }

    @Test
    void the_canonical_record_holds_no_personal_number() {
        assertThat(Samples.CANONICAL.text(Samples.record(Samples.data(), null)))
                .contains("苏州𠮷祥建筑劳务有限公司", "\"sha256\":\"abab")
                .doesNotContain("13812345678", "13912345678", "13712345678");
    }

    private static String digest(FilingRecord record) {
        return HexFormat.of().formatHex(Samples.CANONICAL.digest(record));
    }
}
