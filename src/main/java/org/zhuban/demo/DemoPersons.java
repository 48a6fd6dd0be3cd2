package org.zhuban.demo;

import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.zhuban.identity.Accounts;
import org.zhuban.person.Person;
import org.zhuban.person.PersonRegister;
import org.zhuban.person.Persons;

/** Workers with a phone: {@code worker} is certified, {@code worker2} is not, and some more whom an enterprise can find by their numbers. */
@Component
@Profile("demo")
class DemoPersons {

    /** Of {@code worker}; shown on the login page. */
    static final String MOBILE = "13905120202";

    /** Of {@code worker2}, whom nobody certified yet. */
    static final String UNCERTIFIED = "13905120203";

    private final PersonRegister register;
    private final Persons persons;
    private final Accounts accounts;

    DemoPersons(PersonRegister register, Persons persons, Accounts accounts) {
        this.register = register;
        this.persons = persons;
        this.accounts = accounts;
    }

    /** A certified person without a login of the demo's list. */
    record Certified(String mobile, String name, String idNumber) {}

    static final List<Certified> MORE = List.of(
            new Certified("13905120211", "李国强", "320507198806121016"),
            new Certified("13905120212", "赵秀兰", "320507199102031025"),
            new Certified("13905120213", "孙德福", "320507197511201030"));

    /** {@code worker}'s. */
    static final String ID_NUMBER = "320507198503151015";

    void make() {
        DemoAccounts.logins().stream()
                .filter(login -> login.mobile().equals(MOBILE) || login.mobile().equals(UNCERTIFIED))
                .forEach(login -> {
                    UUID account = accounts.ensure(
                            login.login(), login.name(), DemoAccounts.PASSWORD, login.mobile(), null, login.grants());
                    register.enrol(account, login.mobile());
                    if (login.mobile().equals(MOBILE)) {
                        certify(account, "王建国", ID_NUMBER);
                    }
                });
        MORE.forEach(one -> certify(register.register(one.mobile()), one.name(), one.idNumber()));
    }

    private void certify(UUID account, String name, String idNumber) {
        if (!persons.ofAccount(account).orElseThrow().certified()) {
            register.certify(account, name, idNumber, Person.CertifiedBy.FACE, null);
        }
    }
}
