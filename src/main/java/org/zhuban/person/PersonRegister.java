package org.zhuban.person;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;
import org.zhuban.common.HalfWidth;
import org.zhuban.common.Ids;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Mobile;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.PersonName;
import org.zhuban.common.Phone;
import org.zhuban.common.ResidentId;
import org.zhuban.filing.Individuals;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.privacy.Masks;
import org.zhuban.privacy.Sealer;
import org.zhuban.reference.CodeTables;

/** What is written to the register of persons 个人库: registration, certification, what persons say of themselves. */
@Service
public class PersonRegister implements Individuals {

    private static final String TABLE = "person";
    private static final int WORDS = 50;
    private static final int ADDRESS = 200;

    private final Persons persons;
    private final Accounts accounts;
    private final CodeTables codes;
    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final Audit audit;
    private final Clock clock;

    PersonRegister(
            Persons persons,
            Accounts accounts,
            CodeTables codes,
            JdbcClient jdbc,
            Sealer sealer,
            Audit audit,
            Clock clock) {
        this.persons = persons;
        this.accounts = accounts;
        this.codes = codes;
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.audit = audit;
        this.clock = clock;
    }

    /** The account of the person who registered with this mobile. */
    @Transactional(readOnly = true)
    public Optional<UUID> account(String mobile) {
        return jdbc.sql("select account from person where mobile_index = ?")
                .param(mobileIndex(mobile))
                .query(UUID.class)
                .optional();
    }

    /** 注册: an account and an entry for this mobile, which was confirmed by a code; those there are already, if there are. Gives the account. */
    @Transactional
    public UUID register(String mobile) {
        return account(mobile).orElseGet(() -> {
            String number = HalfWidth.code(mobile);
            UUID account = accounts.open(
                            "p" + UUID.randomUUID().toString().replace("-", "").substring(0, 12),
                            Masks.phone(number),
                            number,
                            null,
                            List.of(Grant.of(Role.PERSON)))
                    .id();
            enrol(account, number);
            return account;
        });
    }

    /** An entry for an account that there is already; no-op if it has one. Gives the person. */
    @Transactional
    public UUID enrol(UUID account, String mobile) {
        Optional<Person> present = persons.ofAccount(account);
        if (present.isPresent()) {
            return present.get().id();
        }
        UUID id = Ids.next();
        String number = HalfWidth.code(mobile);
        jdbc.sql(
                        """
                        insert into person (id, account, mobile, mobile_index, created_at, changed_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        account,
                        sealer.seal(number, TABLE, "mobile", id.toString()),
                        mobileIndex(number),
                        now(),
                        now())
                .update();
        audit.done("person-register", "person:" + id, Map.of("account", account.toString()));
        return id;
    }

    /** Is this number certified for another account? */
    @Transactional(readOnly = true)
    public boolean taken(String idNumber, @Nullable UUID account) {
        return persons.certified(idNumber)
                .filter(person -> !person.account().equals(account))
                .isPresent();
    }

    /**
     * 实名认证通过: the identity stands, and the account bears its name.
     *
     * @param filing that certified it; null for demo data
     * @throws ConflictException {@code real-name.taken} if the number is another's
     */
    @Transactional
    public void certify(UUID account, String name, String idNumber, Person.CertifiedBy by, @Nullable UUID filing) {
        Person person = persons.ofAccount(account).orElseThrow(PersonRegister::unknown);
        var number = new ResidentId(idNumber);
        String called = PersonName.normal(name);
        try {
            jdbc.sql(
                            """
                            update person set state = 'CERTIFIED', name = ?, id_number = ?, id_number_index = ?, gender = ?, born_on = ?,
                                   certified_at = ?, certified_by = ?, filing = ?, changed_at = ?, version = version + 1
                            where id = ?""")
                    .param(called)
                    .param(sealer.seal(
                            number.value(), TABLE, "id_number", person.id().toString()))
                    .param(sealer.index("resident-id", number.value()))
                    .param((number.male() ? Person.Gender.MALE : Person.Gender.FEMALE).name())
                    .param(number.birthday())
                    .param(now())
                    .param(by.name())
                    .param(filing)
                    .param(now())
                    .param(person.id())
                    .update();
        } catch (DuplicateKeyException another) {
            throw new ConflictException("real-name.taken");
        }
        accounts.rename(account, called);
        audit.done("person-certify", "person:" + person.id(), Map.of("by", by.name()));
    }

    /** His own record. @throws NotFoundException for an account that is no person's */
    @Transactional(readOnly = true)
    public OwnPerson own(CurrentAccount account) {
        Person person = persons.ofAccount(account.id()).orElseThrow(PersonRegister::unknown);
        return jdbc.sql(
                        """
                        select id, mobile, certified_at, certified_by, education, address, trade, emergency_name, emergency_phone
                        from person where id = ?""")
                .param(person.id())
                .query((row, n) -> own(row, person))
                .single();
    }

    private OwnPerson own(ResultSet row, Person person) throws SQLException {
        String id = person.id().toString();
        String by = row.getString("certified_by");
        String emergency = row.getString("emergency_phone");
        OffsetDateTime at = row.getObject("certified_at", OffsetDateTime.class);
        return new OwnPerson(
                person,
                Masks.phone(sealer.open(row.getString("mobile"), TABLE, "mobile", id)),
                at == null ? null : at.toInstant(),
                by == null ? null : Person.CertifiedBy.valueOf(by),
                new OwnPerson.Profile(
                        row.getString("education"),
                        row.getString("address"),
                        row.getString("trade"),
                        row.getString("emergency_name"),
                        emergency == null ? null : sealer.open(emergency, TABLE, "emergency_phone", id)));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> mobile(UUID account) {
        return jdbc.sql("select id, mobile from person where account = ?")
                .param(account)
                .query((row, n) -> sealer.open(row.getString("mobile"), TABLE, "mobile", row.getString("id")))
                .optional();
    }

    /** Writes his basic information. @throws InvalidInputException at {@code /education}, {@code /address}, {@code /trade}, {@code /emergencyName}, {@code /emergencyPhone} */
    @Transactional
    public void save(CurrentAccount account, OwnPerson.Profile given) {
        Person person = persons.ofAccount(account.id()).orElseThrow(PersonRegister::unknown);
        List<FieldError> errors = new ArrayList<>();
        String education = given.education();
        if (education != null && codes.name("education", education).isEmpty()) {
            errors.add(new FieldError("/education", "person.education"));
        }
        longer(errors, "/address", given.address(), ADDRESS);
        longer(errors, "/trade", given.trade(), WORDS);
        String contact = given.emergencyName();
        if (contact != null && PersonName.fault(contact) != null) {
            errors.add(new FieldError("/emergencyName", "person-name.format"));
        }
        String phone = given.emergencyPhone();
        if (phone != null && Phone.fault(phone) != null && Mobile.fault(phone) != null) {
            errors.add(new FieldError("/emergencyPhone", "phone.format"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        jdbc.sql(
                        """
                        update person set education = ?, address = ?, trade = ?, emergency_name = ?, emergency_phone = ?, changed_at = ?,
                               version = version + 1
                        where id = ?""")
                .param(education)
                .param(given.address())
                .param(given.trade())
                .param(given.emergencyName())
                .param(
                        phone == null
                                ? null
                                : sealer.seal(
                                        phone,
                                        TABLE,
                                        "emergency_phone",
                                        person.id().toString()))
                .param(now())
                .param(person.id())
                .update();
        audit.done("person-change", "person:" + person.id(), Map.of());
    }

    private static void longer(List<FieldError> errors, String field, @Nullable String text, int most) {
        if (text != null && text.codePointCount(0, text.length()) > most) {
            errors.add(new FieldError(field, "person.too-long", most));
        }
    }

    private byte[] mobileIndex(String mobile) {
        return sealer.index("mobile", HalfWidth.code(mobile));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static NotFoundException unknown() {
        return new NotFoundException("person.unknown");
    }
}
