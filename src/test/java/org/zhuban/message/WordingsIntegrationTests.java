package org.zhuban.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.zhuban.ZhubanTest;
import org.zhuban.common.DeniedException;
import org.zhuban.common.InvalidInputException;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.message.Wordings.Language;

@ZhubanTest
class WordingsIntegrationTests {

    private static final String CODE = "sms.filing-approved";

    @Autowired
    private Wordings wordings;

    @Autowired
    private Wording wording;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void as_system_admin() {
        as(Role.SYSTEM_ADMIN);
    }

    @AfterEach
    void packaged_again() {
        as(Role.SYSTEM_ADMIN);
        wordings.all().stream()
                .filter(entry -> entry.own() != null)
                .forEach(entry -> wordings.reset(entry.code(), entry.language()));
        SecurityContextHolder.clearContext();
    }

    private static void as(Role role) {
        SecurityContextHolder.getContext()
                .setAuthentication(new AccountAuthentication(new CurrentAccount(
                        UUID.randomUUID(), "sys", "管理员", List.of(new Grant(role, null, null)), null, Set.of("*"))));
    }

    @Test
    void an_admins_wording_is_sent_from_then_on_and_the_packaged_one_after_a_reset() {
        String before = wording.chinese(CODE, "业务", "号码", "企业", "");
        wordings.save(CODE, Language.ZH, "{1} 已办好，don't reply。");
        assertThat(wording.chinese(CODE, "业务", "号码", "企业", "")).isEqualTo("号码 已办好，don't reply。");
        assertThat(wording.reader("notice.filing-approved", List.of("业务", "号码", "企业", "")))
                .as("other messages stay")
                .contains("业务");
        wordings.reset(CODE, Language.ZH);
        assertThat(wording.chinese(CODE, "业务", "号码", "企业", "")).isEqualTo(before);
        assertThat(jdbc.sql(
                                "select count(*) from audit_entry where action like 'message-wording-%' and object = :object")
                        .param("object", "message:" + CODE + "|zh")
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "sms.filing-approved, '', wordings.empty",
        "sms.filing-approved, {7}, wordings.unknown-place",
        "sms.filing-approved, {x, wordings.braces",
        "sms.filing-approved, 【筑办】已通过, wordings.signature",
        "sms.account-opened, 已开通 {0}, wordings.missing-place"
    })
    void a_wording_that_would_not_do_is_refused(String code, String text, String why) {
        assertThatThrownBy(() -> wordings.save(code, Language.ZH, text))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        invalid -> assertThat(invalid.errors().get(0).code()).isEqualTo(why));
    }

    @Test
    void each_language_has_its_own() {
        wordings.save("notice.filing-approved", Language.EN, "{0} is fine");
        assertThat(wordings.of("notice.filing-approved", Locale.ENGLISH, List.of("It")))
                .contains("It is fine");
        assertThat(wordings.of("notice.filing-approved", Locale.SIMPLIFIED_CHINESE, List.of("It")))
                .isEmpty();
        assertThat(wordings.preview("{0} / {9}")).endsWith(" / ");
    }

    @Test
    void nobody_but_a_system_admin_may() {
        as(Role.SUPERVISOR);
        assertThatThrownBy(wordings::all).isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> wordings.save(CODE, Language.ZH, "【筑办】x")).isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> wordings.reset(CODE, Language.ZH)).isInstanceOf(DeniedException.class);
    }
}
