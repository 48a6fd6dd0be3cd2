package org.zhuban.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class VerificationCodeTests {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void every_id_comes_back_from_its_code() {
        for (int i = 0; i < 1_000; i++) {
            UUID id = new UUID(
                    ThreadLocalRandom.current().nextLong(),
                    ThreadLocalRandom.current().nextLong());
            assertThat(VerificationCode.read(VerificationCode.of(id))).contains(id);
        }
        assertThat(VerificationCode.read(VerificationCode.of(new UUID(0, 0)))).contains(new UUID(0, 0));
        assertThat(VerificationCode.read(VerificationCode.of(new UUID(-1, -1)))).contains(new UUID(-1, -1));
    }

    @Test
    void it_is_printed_in_seven_groups_of_four() {
        assertThat(VerificationCode.of(Samples.ID)).matches("([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}");
    }

    @Test
    void it_is_read_as_people_type_it() {
        String code = VerificationCode.of(Samples.ID);
        assertThat(VerificationCode.read(code.toLowerCase(java.util.Locale.ROOT).replace("-", " ")))
                .contains(Samples.ID);
        assertThat(VerificationCode.read(code.replace("-", "").replace('0', 'O').replace('1', 'l')))
                .contains(Samples.ID);
        assertThat(VerificationCode.read(" " + code.replace('-', '－') + " ")).contains(Samples.ID);
    }

    @Test
    void any_single_slip_and_any_swap_of_neighbours_is_told() {
        String code = VerificationCode.of(Samples.ID).replace("-", "");
        for (int at = 0; at < code.length(); at++) {
            for (char other : ALPHABET.toCharArray()) {
                if (other != code.charAt(at)) {
                    assertThat(VerificationCode.read(code.substring(0, at) + other + code.substring(at + 1)))
                            .isEmpty();
                }
            }
            if (at > 0 && code.charAt(at) != code.charAt(at - 1)) {
                assertThat(VerificationCode.read(code.substring(0, at - 1)
                                + code.charAt(at)
                                + code.charAt(at - 1)
                                + code.substring(at + 1)))
                        .isEmpty();
            }
        }
    }

    @Test
    void what_is_no_code_is_none() {
        assertThat(VerificationCode.read("")).isEmpty();
        assertThat(VerificationCode.read("XC-320507-2026-000123")).isEmpty();
        assertThat(VerificationCode.read("查验码")).isEmpty();
        assertThat(VerificationCode.read("Z".repeat(28))).isEmpty();
    }
}
