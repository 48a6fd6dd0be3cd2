package org.zhuban.person;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.HalfWidth;
import org.zhuban.message.Messages;
import org.zhuban.privacy.Masks;
import org.zhuban.privacy.Sealer;

/** The persons 个人 for other modules; the caller has asked who may see them. */
@Service
@Transactional(readOnly = true)
public class Persons {

    private static final String READ =
            "select p.id, p.account, p.state, p.name, p.id_number, p.gender, p.born_on from person p";

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final Messages messages;

    Persons(JdbcClient jdbc, Sealer sealer, Messages messages) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.messages = messages;
    }

    public Optional<Person> find(UUID id) {
        return jdbc.sql(READ + " where p.id = ?").param(id).query(this::read).optional();
    }

    /** By id, in one statement; unknown ones are left out. */
    public Map<UUID, Person> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(READ + " where p.id = any(?)")
                        .param(ids.toArray(UUID[]::new))
                        .query(this::read)
                        .list()
                        .stream()
                        .collect(Collectors.toUnmodifiableMap(Person::id, Function.identity()));
    }

    public Optional<Person> ofAccount(UUID account) {
        return jdbc.sql(READ + " where p.account = ?")
                .param(account)
                .query(this::read)
                .optional();
    }

    /** The certified person of this whole identity number 居民身份证号码. */
    public Optional<Person> certified(String idNumber) {
        return jdbc.sql(READ + " where p.id_number_index = ? and p.state = 'CERTIFIED'")
                .param(sealer.index("resident-id", HalfWidth.code(idNumber)))
                .query(this::read)
                .optional();
    }

    /** The certified persons of these whole identity numbers, by number, in one statement; unknown ones are left out. */
    public Map<String, Person> certified(Collection<String> idNumbers) {
        if (idNumbers.isEmpty()) {
            return Map.of();
        }
        Map<String, String> numbers = idNumbers.stream()
                .distinct()
                .collect(Collectors.toMap(
                        number -> HexFormat.of().formatHex(sealer.index("resident-id", HalfWidth.code(number))),
                        Function.identity(),
                        (one, same) -> one));
        return jdbc
                .sql(
                        "select p.id, p.account, p.state, p.name, p.id_number, p.gender, p.born_on, encode(p.id_number_index, 'hex') as hex"
                                + " from person p where p.state = 'CERTIFIED' and p.id_number_index in (:indexes)")
                .param(
                        "indexes",
                        numbers.keySet().stream().map(HexFormat.of()::parseHex).toList())
                .query((row, index) ->
                        Map.entry(Objects.requireNonNull(numbers.get(row.getString("hex"))), read(row, index)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Of certified persons, in clear: for papers and comparisons that need the whole number; unknown ones are left out. */
    public Map<UUID, String> numbers(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select id, id_number from person where id = any(?) and id_number is not null")
                        .param(ids.toArray(UUID[]::new))
                        .query((row, n) -> Map.entry(
                                row.getObject("id", UUID.class),
                                open(row.getString("id_number"), "id_number", row.getString("id"))))
                        .list()
                        .stream()
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Tells a person, by SMS and in the messages of his phone pages.
     *
     * @param template of {@code sms.<template>} and {@code notice.<template>}
     * @param link     path under {@code m/}; null = none
     */
    @Transactional
    public void tell(UUID person, String template, @Nullable String link, Object... arguments) {
        var found = jdbc.sql("select id, account, mobile from person where id = ?")
                .param(person)
                .query((row, n) -> Map.entry(
                        row.getObject("account", UUID.class),
                        open(row.getString("mobile"), "mobile", row.getString("id"))))
                .single();
        messages.sms(found.getValue(), "sms." + template, null, arguments);
        messages.notice(found.getKey(), "notice." + template, link == null ? null : "m/" + link, arguments);
    }

    private String open(String sealed, String column, String id) {
        return sealer.open(sealed, "person", column, id);
    }

    private Person read(ResultSet row, int index) throws SQLException {
        String number = row.getString("id_number");
        String gender = row.getString("gender");
        return new Person(
                row.getObject("id", UUID.class),
                row.getObject("account", UUID.class),
                Person.State.valueOf(row.getString("state")),
                row.getString("name"),
                number == null ? null : Masks.residentId(open(number, "id_number", row.getString("id"))),
                gender == null ? null : Person.Gender.valueOf(gender),
                row.getObject("born_on", java.time.LocalDate.class));
    }
}
