package org.zhuban.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;

@ZhubanTest
class MessageServicesIntegrationTests {

    @Autowired
    private SmsJournal journal;

    @Autowired
    private NoticeBox box;

    @Autowired
    private Messages messages;

    @Autowired
    private JdbcSmsOutbox outbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @BeforeEach
    void in_chinese() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        clock.stopAt("2026-11-20T10:00");
    }

    @AfterEach
    void log_out() {
        SecurityContextHolder.clearContext();
        LocaleContextHolder.resetLocaleContext();
    }

    private static CurrentAccount logIn(Role role) {
        var id = UUID.randomUUID();
        var account = new CurrentAccount(id, "t" + id, "t", List.of(Grant.of(role)), null, Set.of("*"));
        logIn(account, role);
        return account;
    }

    private static void logIn(CurrentAccount account, Role role) {
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(
                        account, null, AuthorityUtils.createAuthorityList("ROLE_" + role)));
    }

    private String template(int count) {
        var template = "sms.t" + UUID.randomUUID();
        for (int i = 0; i < count; i++) {
            clock.advance(Duration.ofSeconds(1));
            outbox.write("1371234" + (1000 + i), template, "text", null, null);
        }
        return template;
    }

    @Test
    void only_system_admins_see_the_outbox() {
        for (var role : Role.values()) {
            logIn(role);
            if (role == Role.SYSTEM_ADMIN) {
                assertThat(journal.list(null, "", null, 10)).isNotNull();
            } else {
                assertThatThrownBy(() -> journal.list(null, "", null, 10))
                        .as(role.name())
                        .isInstanceOf(AccessDeniedException.class);
                assertThatThrownBy(() -> journal.export(null, "")).isInstanceOf(AccessDeniedException.class);
                assertThatThrownBy(() -> journal.retry(UUID.randomUUID())).isInstanceOf(AccessDeniedException.class);
            }
        }
    }

    @Test
    void the_outbox_is_paged_newest_first_without_gaps_or_repeats() {
        logIn(Role.SYSTEM_ADMIN);
        var template = template(7);
        var seen = new ArrayList<OutgoingSms>();
        @Nullable String cursor = null;
        do {
            var page = journal.list(null, template, cursor, 3);
            seen.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        assertThat(seen)
                .extracting(OutgoingSms::masked)
                .containsExactly(
                        "137****1006",
                        "137****1005",
                        "137****1004",
                        "137****1003",
                        "137****1002",
                        "137****1001",
                        "137****1000");
    }

    @Test
    void a_message_is_found_by_whole_number_part_of_it_and_state() {
        logIn(Role.SYSTEM_ADMIN);
        var template = template(2);
        assertThat(journal.list(null, "13712341001", null, 50).items())
                .anyMatch(sms -> sms.template().equals(template))
                .allMatch(sms -> sms.masked().equals("137****1001"));
        assertThat(journal.list(OutgoingSms.State.WAITING, "1001", null, 50).items())
                .anyMatch(sms -> sms.template().equals(template));
        assertThat(journal.list(OutgoingSms.State.SENT, template, null, 50).items())
                .isEmpty();
        assertThat(journal.list(null, "%", null, 50).items())
                .as("% is no wildcard")
                .isEmpty();
    }

    @Test
    void a_broken_cursor_is_refused_politely() {
        logIn(Role.SYSTEM_ADMIN);
        for (var cursor : List.of("x", "!!", "eA", "MjAyNiB4")) {
            assertThatThrownBy(() -> journal.list(null, "", cursor, 3)).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void a_failed_message_can_be_sent_again_by_hand_and_that_is_audited() {
        var admin = logIn(Role.SYSTEM_ADMIN);
        var id = outbox.write("13712340000", "sms.test", "text", null, null);
        outbox.failed(outbox.claim(id).orElseThrow(), "off");
        journal.retry(id);
        assertThat(jdbc.sql(
                                "select count(*) from audit_entry where action = 'sms-retry' and object = :object and actor like :actor")
                        .param("object", "sms:" + id)
                        .param("actor", "%" + admin.login() + "%")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void a_sent_or_unknown_message_cannot_be_sent_again() {
        logIn(Role.SYSTEM_ADMIN);
        var id = outbox.write("13712340000", "sms.test", "text", null, null);
        outbox.sent(outbox.claim(id).orElseThrow());
        assertThatThrownBy(() -> journal.retry(id)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> journal.retry(UUID.randomUUID())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_box_shows_its_owners_messages_only_newest_first() {
        var other = logIn(Role.ENTERPRISE);
        var me = logIn(Role.PERSON);
        messages.notice(other.id(), "message.bell", null, 1);
        messages.notice(me.id(), "message.bell", "filings/1", 2026);
        clock.advance(Duration.ofMinutes(1));
        messages.notice(me.id(), "message.unread", null);
        assertThat(box.unread()).isEqualTo(2);
        assertThat(box.list(false, null, 10).items())
                .extracting(NoticeBox.Notice::text)
                .containsExactly("未读", "消息，2026 条未读");
        var first = box.list(false, null, 1);
        assertThat(box.list(false, first.next(), 1).items())
                .extracting(NoticeBox.Notice::link)
                .containsExactly("filings/1");
    }

    @Test
    void a_message_reads_in_its_readers_language() {
        var me = logIn(Role.PERSON);
        messages.notice(me.id(), "message.unread", null);
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(box.list(false, null, 10).items())
                .extracting(NoticeBox.Notice::text)
                .containsExactly("Unread");
    }

    @Test
    void nobody_marks_anothers_message_as_read() {
        var owner = logIn(Role.ENTERPRISE);
        messages.notice(owner.id(), "message.unread", null);
        var id = box.list(true, null, 1).items().get(0).id();
        logIn(Role.SYSTEM_ADMIN);
        box.markRead(id);
        box.markAllRead();
        assertThat(messages.unread(owner.id())).isOne();
        logIn(owner, Role.ENTERPRISE);
        box.markRead(id);
        assertThat(box.unread()).isZero();
        assertThat(box.list(true, null, 10).items()).isEmpty();
        assertThat(box.list(false, null, 10).items()).hasSize(1).allMatch(NoticeBox.Notice::read);
    }

    @Test
    void a_visitor_has_no_box() {
        SecurityContextHolder.getContext()
                .setAuthentication(new AnonymousAuthenticationToken(
                        "key", "visitor", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
        assertThatThrownBy(() -> box.list(false, null, 10)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> box.unread()).isInstanceOf(AccessDeniedException.class);
    }
}
