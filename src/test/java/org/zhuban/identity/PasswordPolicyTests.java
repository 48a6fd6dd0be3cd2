package org.zhuban.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTests {

    private final PasswordPolicy policy = new PasswordPolicy();

    @ParameterizedTest
    @ValueSource(strings = {"Bau2gh", "Neubau2027", "12345678901234567xyz", "demo2026", "工地安全2027年", "p-7_!kQ"})
    void a_password_of_6_to_20_with_letter_and_digit_is_good(String password) {
        assertThat(policy.broken("contractor", password)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Bau2g, password.length",
        "123456789012345678xyz, password.length",
        "Baustelle, password.letter-and-digit",
        "98127634, password.letter-and-digit",
        "Bau stelle7, password.blank",
        "a123456, password.common",
        "Admin888, password.common",
        "WOAINI1314, password.common",
        "1qaz2wsx, password.common",
        "aaaaaa1, password.common",
        "Contractor9, password.contains-login",
        "9contractor, password.contains-login"
    })
    void a_broken_rule_is_named(String password, String code) {
        assertThat(policy.broken("contractor", password)).hasValue(code);
    }

    @Test
    void a_very_short_login_forbids_nothing() {
        assertThat(policy.broken("a", "Bau2gh")).isEmpty();
    }

    @Test
    void random_passwords_keep_the_policy_and_differ_and_can_be_read_aloud() {
        var random = new RandomPasswords();
        var seen = new HashSet<String>();
        for (int i = 0; i < 2000; i++) {
            var password = random.next();
            assertThat(policy.broken("contractor", password)).isEmpty();
            assertThat(password).hasSize(10).doesNotContainPattern("[0O1lI]");
            assertThat(seen.add(password)).isTrue();
        }
    }

    @Test
    void a_hash_is_argon2_and_opens_with_its_password_only() {
        var hashes = new PasswordHashes();
        var hash = hashes.hash("Neubau2027");
        assertThat(hash).startsWith("$argon2id$").doesNotContain("Neubau");
        assertThat(hashes.matches("Neubau2027", hash)).isTrue();
        assertThat(hashes.matches("Neubau2028", hash)).isFalse();
        assertThat(hashes.matches("nobody has this password", null)).isFalse();
        assertThat(hashes.matches("x".repeat(1_000_000), hash)).isFalse();
    }
}
