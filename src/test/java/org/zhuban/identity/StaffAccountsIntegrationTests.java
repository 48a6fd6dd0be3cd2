package org.zhuban.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Programme;

@ZhubanTest
class StaffAccountsIntegrationTests {

    private static final List<Grant> REVIEWER = List.of(new Grant(Role.REVIEWER, Programme.ZZ, "320507"));

    @Autowired
    private StaffAccounts staff;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Logins logins;

    @Autowired
    private People people;

    private People.Somebody administrator;

    private void as(People.Somebody somebody) {
        SecurityContextHolder.getContext()
                .setAuthentication(
                        new AccountAuthentication(accounts.find(somebody.id()).orElseThrow()));
    }

    @BeforeEach
    void administratorIsLoggedIn() {
        administrator = people.administrator();
        as(administrator);
    }

    @AfterEach
    void nobodyIs() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void only_a_system_admin_may_do_anything_here() {
        var modeler = people.modeler();
        as(modeler);
        assertThatThrownBy(() -> staff.list("", null, 10)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> staff.resetPassword(administrator.id())).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> staff.create("intruder", "I", People.mobile(), REVIEWER))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void a_new_account_works_and_must_change_its_password() {
        var issued = staff.create("new.clerk", "张工", People.mobile(), REVIEWER);
        assertThat(logins.attempt("new.clerk", issued.password())).isInstanceOfSatisfying(Logins.Right.class, right -> {
            assertThat(right.account().mustChange()).isTrue();
            assertThat(right.account().grants()).isEqualTo(REVIEWER);
        });
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThatThrownBy(() -> staff.create("N", " ", "123", List.of(new Grant(Role.ENTERPRISE, null, "999999"))))
                .asInstanceOf(type(InvalidInputException.class))
                .satisfies(refusal -> assertThat(refusal.errors())
                        .extracting(FieldError::code)
                        .containsExactlyInAnyOrder(
                                "account.login-format",
                                "mobile.format",
                                "account.name-needed",
                                "account.region-unknown",
                                "account.staff-only"));
        assertThatThrownBy(() -> staff.create(administrator.login(), "x", People.mobile(), List.of()))
                .asInstanceOf(type(InvalidInputException.class))
                .satisfies(refusal -> assertThat(refusal.errors())
                        .extracting(FieldError::code)
                        .containsExactlyInAnyOrder("account.login-taken", "account.grant-needed"));
    }

    @Test
    void the_list_is_paged_and_searched_and_masks_numbers() {
        for (int i = 0; i < 5; i++) {
            staff.create("paged-" + i, "Paged", "1370000123" + i, REVIEWER);
        }
        var first = staff.list("paged-", null, 2);
        assertThat(first.items()).extracting(StaffAccounts.Listed::login).containsExactly("paged-0", "paged-1");
        var seen = new HashSet<String>();
        var page = first;
        while (true) {
            page.items().forEach(row -> seen.add(row.login()));
            if (page.next() == null) {
                break;
            }
            page = staff.list("paged-", page.next(), 2);
        }
        assertThat(seen).hasSize(5);
        assertThat(first.items().get(0).mobile()).isEqualTo("137****1230");
        assertThat(staff.list("100%_", null, 10).items()).isEmpty();
    }

    @Test
    void two_administrators_do_not_overwrite_each_other() {
        var clerk = people.reviewer();
        var read = staff.get(clerk.id());
        staff.change(clerk.id(), read.version(), "First", "", REVIEWER);
        assertThatThrownBy(() -> staff.change(clerk.id(), read.version(), "Second", "", REVIEWER))
                .asInstanceOf(type(ConflictException.class))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("changed.meanwhile"));
        assertThat(staff.get(clerk.id()).displayName()).isEqualTo("First");
    }

    @Test
    void roles_and_mobile_can_be_changed() {
        var clerk = people.reviewer();
        var mobile = People.mobile();
        var now = List.of(Grant.of(Role.SUPERVISOR), new Grant(Role.REVIEWER, null, "320500"));
        staff.change(clerk.id(), staff.get(clerk.id()).version(), "Clerk", mobile, now);
        assertThat(Set.copyOf(staff.get(clerk.id()).grants())).isEqualTo(Set.copyOf(now));
        assertThat(logins.maskedMobile(clerk.id()).orElseThrow()).endsWith(mobile.substring(7));
    }

    @Test
    void nobody_shuts_himself_out() {
        var me = staff.get(administrator.id());
        assertThatThrownBy(() -> staff.enable(me.id(), false)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> staff.change(me.id(), me.version(), "me", "", REVIEWER))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void a_reset_password_replaces_the_old_and_lifts_the_lock() {
        var clerk = people.reviewer();
        for (int i = 0; i < 5; i++) {
            logins.attempt(clerk.login(), "Falsch99");
        }
        assertThat(staff.get(clerk.id()).locked()).isTrue();
        var issued = staff.resetPassword(clerk.id());
        assertThat(staff.get(clerk.id()).locked()).isFalse();
        assertThat(logins.attempt(clerk.login(), People.PASSWORD)).isInstanceOf(Logins.Wrong.class);
        assertThat(logins.attempt(clerk.login(), issued.password())).isInstanceOf(Logins.Right.class);
    }

    @Test
    void a_lock_can_be_lifted() {
        var clerk = people.reviewer();
        for (int i = 0; i < 5; i++) {
            logins.attempt(clerk.login(), "Falsch99");
        }
        staff.unlock(clerk.id());
        assertThat(logins.attempt(clerk.login(), People.PASSWORD)).isInstanceOf(Logins.Right.class);
    }

    @Test
    void disabling_and_ending_sessions_raise_the_epoch() {
        var clerk = people.reviewer();
        var before = logins.state(clerk.id()).orElseThrow().epoch();
        staff.endSessions(clerk.id());
        staff.enable(clerk.id(), false);
        assertThat(logins.state(clerk.id()).orElseThrow().epoch()).isEqualTo(before + 2);
        assertThat(logins.attempt(clerk.login(), People.PASSWORD)).isInstanceOf(Logins.Wrong.class);
        staff.enable(clerk.id(), true);
        assertThat(logins.attempt(clerk.login(), People.PASSWORD)).isInstanceOf(Logins.Right.class);
    }
}
