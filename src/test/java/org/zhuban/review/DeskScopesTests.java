package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhuban.common.DeniedException;
import org.zhuban.common.Programme;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;

class DeskScopesTests {

    private static CurrentAccount with(Grant... grants) {
        return SubmittedFilings.account("t", grants);
    }

    private static boolean sees(CurrentAccount account, Programme programme, String region) {
        return DeskScopes.seenBy(account).cover(DeskScopes.AUTHORITY, programme, region);
    }

    @ParameterizedTest
    @CsvSource({
        "320507, 320507, true",
        "320507, 320508, false",
        "320507, 320500, false",
        "320500, 320507, true",
        "320500, 320500, true",
        "320500, 320600, false",
        "320500, 320611, false",
        "320000, 320507, true",
        "320000, 320500, true",
        "320000, 330105, false"
    })
    void a_desk_covers_its_region_and_what_lies_below(String desk, String region, boolean covered) {
        assertThat(sees(with(new Grant(Role.REVIEWER, null, desk)), Programme.ZZ, region))
                .isEqualTo(covered);
    }

    @Test
    void a_desk_without_region_is_the_whole_country() {
        assertThat(sees(with(new Grant(Role.SUPERVISOR, null, null)), Programme.XJ, "650104"))
                .isTrue();
    }

    @Test
    void a_desk_of_one_programme_sees_no_other() {
        var account = with(new Grant(Role.REVIEWER, Programme.ZZ, "320507"));
        assertThat(sees(account, Programme.ZZ, "320507")).isTrue();
        assertThat(sees(account, Programme.JM, "320507")).isFalse();
    }

    @Test
    void a_supervisor_sees_but_decides_only_where_he_is_a_reviewer_too() {
        var account = with(new Grant(Role.SUPERVISOR, null, "320500"), new Grant(Role.REVIEWER, null, "320507"));
        var deciding = DeskScopes.decidedBy(account);
        assertThat(sees(account, Programme.ZZ, "320508")).isTrue();
        assertThat(deciding.cover(DeskScopes.AUTHORITY, Programme.ZZ, "320508")).isFalse();
        assertThat(deciding.cover(DeskScopes.AUTHORITY, Programme.ZZ, "320507")).isTrue();
    }

    @Test
    void roles_of_other_sides_make_no_desk() {
        for (Role role : Role.values()) {
            if (role != Role.REVIEWER && role != Role.SUPERVISOR && role != Role.PROCESS_ADMIN) {
                assertThatThrownBy(() -> DeskScopes.seenBy(with(new Grant(role, null, "320507"))))
                        .isInstanceOf(DeniedException.class)
                        .hasMessage("review.no-desk");
            }
        }
    }

    @Test
    void process_administrators_sit_at_the_offices_own_desk_and_at_no_other() {
        DeskScopes desks = DeskScopes.decidedBy(with(new Grant(Role.PROCESS_ADMIN, null, null)));
        assertThat(desks.cover("process-office", Programme.GL, "320500")).isTrue();
        assertThat(desks.cover("authority", Programme.ZZ, "320507")).isFalse();
        assertThat(DeskScopes.decidedBy(with(new Grant(Role.REVIEWER, null, null)))
                        .cover("process-office", Programme.GL, "320500"))
                .isFalse();
    }

    @Test
    void a_desk_inside_another_is_counted_once() {
        var account = with(
                new Grant(Role.REVIEWER, Programme.ZZ, "320507"),
                new Grant(Role.REVIEWER, Programme.ZZ, "320507"),
                new Grant(Role.SUPERVISOR, Programme.ZZ, "320500"));
        assertThat(DeskScopes.seenBy(account).scopes())
                .isEqualTo(List.of(new DeskScopes.Scope("authority", Programme.ZZ, "3205")));
    }

    @Test
    void a_filter_narrows_and_never_widens() {
        var desks = DeskScopes.seenBy(with(new Grant(Role.REVIEWER, null, "320500")));
        assertThat(desks.within(Programme.ZZ, "320507").scopes())
                .isEqualTo(List.of(new DeskScopes.Scope("authority", Programme.ZZ, "320507")));
        assertThat(desks.within(Programme.ZZ, "320000").scopes())
                .isEqualTo(List.of(new DeskScopes.Scope("authority", Programme.ZZ, "3205")));
        assertThat(desks.within(null, "330100").isEmpty()).isTrue();
    }
}
