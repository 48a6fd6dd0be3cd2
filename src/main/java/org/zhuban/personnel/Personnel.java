package org.zhuban.personnel;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.common.ResidentId;
import org.zhuban.enterprise.EnterpriseRegister;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.privacy.Sealer;
import org.zhuban.register.RegisterEntries;

/** What the filing types of persons have alike: who the filing is about, once an enterprise and post, and what is asked of every person. */
@Component
public class Personnel {

    /** Of the blind index: enough that no two persons of the country share them. */
    private static final int SUBJECT_DIGITS = 24;

    private final PersonnelRegister register;
    private final EnterpriseRegister enterprises;
    private final RegisterEntries entries;
    private final Sealer sealer;
    private final Clock clock;

    Personnel(
            PersonnelRegister register,
            EnterpriseRegister enterprises,
            RegisterEntries entries,
            Sealer sealer,
            Clock clock) {
        this.register = register;
        this.enterprises = enterprises;
        this.entries = entries;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** The person, without the number: its blind index, so that it can stand in clear columns. Null while there is none. */
    public @Nullable String subject(Post post, Map<String, Object> data) {
        String number = new Answers(data).text("idNumber");
        return number == null
                ? null
                : post.prefix() + "-"
                        + HexFormat.of()
                                .formatHex(sealer.index("resident-id", number))
                                .substring(0, SUBJECT_DIGITS)
                                .toUpperCase(Locale.ROOT);
    }

    /** Once an enterprise and post; a change keeps the person. */
    public List<FieldError> validate(Post post, Filing filing, Map<String, Object> data) {
        String subject = subject(post, data);
        return subject == null ? List.of() : entries.onlyOnce(register, filing, subject, "idNumber");
    }

    /** Age in completed years, whether another enterprise has the person, whether the enterprise's profile is approved; and more that the type adds. */
    public Map<String, Object> facts(Filing filing, Map<String, Object> data, Map<String, Object> more) {
        String number = new Answers(data).needed("idNumber");
        UUID enterprise = Objects.requireNonNull(filing.organisation());
        Map<String, Object> facts = new LinkedHashMap<>(more);
        facts.put(
                "age",
                Period.between(new ResidentId(number).birthday(), LocalDate.now(clock))
                        .getYears());
        facts.put("registeredElsewhere", entries.personElsewhere(register, enterprise, "idNumber", number));
        facts.put("profileApproved", enterprises.profiled(enterprise));
        return facts;
    }

    /** How somebody whom another filing names by name stands in the register. */
    public enum Standing {
        /** Nobody is named. */
        NONE,
        APPROVED,
        /** Approved, but the certificate has ended. */
        EXPIRED,
        UNKNOWN
    }

    /** Of the enterprise's own people of that post. */
    public Standing standing(Post post, UUID enterprise, @Nullable String name) {
        return name == null
                ? Standing.NONE
                : entries.unexpired(
                                register, enterprise, Map.of("post", post.name(), "name", name), LocalDate.now(clock))
                        .map(unexpired -> unexpired ? Standing.APPROVED : Standing.EXPIRED)
                        .orElse(Standing.UNKNOWN);
    }

    public void enter(Post post, Filing filing, Map<String, Object> data) {
        Map<String, Object> entry = new LinkedHashMap<>(data);
        entry.put("post", post.name());
        entries.enter(register, filing, entry);
    }
}
