package org.zhuban.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.Programme;
import org.zhuban.common.Texts;

@ZhubanTest
class AccountsIntegrationTests {

    private static final List<Grant> ENTERPRISE = List.of(Grant.of(Role.ENTERPRISE));

    @Autowired
    private Accounts accounts;

    @Autowired
    private Logins logins;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Texts texts;

    @Test
    void a_new_account_gets_a_random_password_that_must_be_changed() {
        var issued = accounts.open("FreshFirm", "Fresh", People.mobile(), UUID.randomUUID(), ENTERPRISE);
        assertThat(issued.login()).isEqualTo("freshfirm");
        assertThat(logins.attempt("freshfirm", issued.password()))
                .isInstanceOfSatisfying(
                        Logins.Right.class,
                        right -> assertThat(right.account().mustChange()).isTrue());
    }

    @Test
    void a_taken_login_gets_a_number() {
        var first = accounts.open("twin", "A", People.mobile(), UUID.randomUUID(), ENTERPRISE);
        var second = accounts.open("twin", "B", People.mobile(), UUID.randomUUID(), ENTERPRISE);
        var third = accounts.open("Twin", "C", People.mobile(), UUID.randomUUID(), ENTERPRISE);
        assertThat(List.of(first.login(), second.login(), third.login())).containsExactly("twin", "twin2", "twin3");
    }

    @Test
    void eight_wishes_for_one_login_at_once_get_eight_logins() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> wishes = IntStream.range(0, 8)
                    .<Callable<String>>mapToObj(
                            i -> () -> accounts.open("rush", "Rush", People.mobile(), UUID.randomUUID(), ENTERPRISE)
                                    .login())
                    .toList();
            var given = new java.util.HashSet<String>();
            for (var wish : pool.invokeAll(wishes)) {
                given.add(wish.get());
            }
            assertThat(given).hasSize(8);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void a_mobile_serves_one_live_enterprise_account() {
        var mobile = People.mobile();
        var first = accounts.open("one", "One", mobile, UUID.randomUUID(), ENTERPRISE);
        assertThat(accounts.mobileInUse(mobile)).isTrue();
        assertThatThrownBy(() -> accounts.open("two", "Two", mobile, UUID.randomUUID(), ENTERPRISE))
                .asInstanceOf(type(ConflictException.class))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("account.mobile-in-use"));
        jdbc.sql("update account set enabled = false where id = ?")
                .param(first.id())
                .update();
        assertThat(accounts.mobileInUse(mobile)).isFalse();
        accounts.open("two", "Two", mobile, UUID.randomUUID(), ENTERPRISE);
    }

    @Test
    void an_account_joins_the_callers_transaction() {
        transaction.executeWithoutResult(status -> {
            accounts.open("never", "Never", People.mobile(), UUID.randomUUID(), ENTERPRISE);
            status.setRollbackOnly();
        });
        assertThat(logins.attempt("never", "anything1")).isInstanceOf(Logins.Wrong.class);
        assertThat(jdbc.sql("select count(*) from account where login = 'never'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void mobile_and_password_are_not_in_clear_in_the_database() {
        var mobile = People.mobile();
        var issued = accounts.open("sealed", "Sealed", mobile, UUID.randomUUID(), ENTERPRISE);
        var rows = jdbc.sql(
                        """
                        select row_to_json(a)::text from account a union all
                        select row_to_json(e)::text from audit_entry e""")
                .query(String.class)
                .list();
        assertThat(rows).noneMatch(row -> row.contains(mobile) || row.contains(issued.password()));
    }

    @Test
    void ensuring_twice_leaves_the_first_as_it_is() {
        var id = accounts.ensure(
                "steady", "Steady", "First1234x", People.mobile(), null, List.of(Grant.of(Role.PERSON)));
        assertThat(accounts.ensure("Steady", "Other", "Second1234x", People.mobile(), null, List.of()))
                .isEqualTo(id);
        assertThat(logins.attempt("steady", "First1234x")).isInstanceOf(Logins.Right.class);
        assertThat(accounts.find(id))
                .hasValueSatisfying(account -> assertThat(account.displayName()).isEqualTo("Steady"));
    }

    @Test
    void a_desk_has_those_whose_programme_and_region_cover_it() {
        var district = people.somebody("d", null, new Grant(Role.REVIEWER, Programme.ZZ, "320507"));
        var city = people.somebody("c", null, new Grant(Role.REVIEWER, null, "320500"));
        var everywhere = people.somebody("e", null, Grant.of(Role.REVIEWER));
        var otherDistrict = people.somebody("o", null, new Grant(Role.REVIEWER, Programme.ZZ, "320505"));
        var otherProgramme = people.somebody("p", null, new Grant(Role.REVIEWER, Programme.XJ, "320507"));
        var otherRole = people.somebody("s", null, new Grant(Role.SUPERVISOR, Programme.ZZ, "320507"));
        var off = people.somebody("x", null, new Grant(Role.REVIEWER, Programme.ZZ, "320507"));
        jdbc.sql("update account set enabled = false where id = ?")
                .param(off.id())
                .update();
        assertThat(accounts.holders(Role.REVIEWER, "ZZ", "320507"))
                .contains(district.id(), city.id(), everywhere.id())
                .doesNotContain(otherDistrict.id(), otherProgramme.id(), otherRole.id(), off.id());
        assertThat(accounts.holders(Role.REVIEWER, "ZZ", "320500"))
                .contains(city.id(), everywhere.id())
                .doesNotContain(district.id());
    }

    @Test
    void the_first_administrator_is_made_once_and_his_password_is_for_its_owner_only(@TempDir Path folder)
            throws Exception {
        jdbc.sql("delete from account_role where role = 'SYSTEM_ADMIN'").update();
        var file = folder.resolve("first-admin.txt");
        var first = new FirstAdministrator(
                accounts,
                jdbc,
                texts,
                new IdentityProperties(
                        null, new IdentityProperties.FirstAdmin("boss", People.mobile(), file.toString()), 30, 120));
        transaction.executeWithoutResult(status -> first.run(new DefaultApplicationArguments()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var words = Files.readString(file).strip().split(" ");
        assertThat(logins.attempt(words[0], words[1])).isInstanceOfSatisfying(Logins.Right.class, right -> {
            assertThat(right.account().mustChange()).isTrue();
            assertThat(right.secondFactor()).isTrue();
        });
        Files.delete(file);
        transaction.executeWithoutResult(status -> first.run(new DefaultApplicationArguments()));
        assertThat(file).doesNotExist();
    }
}
