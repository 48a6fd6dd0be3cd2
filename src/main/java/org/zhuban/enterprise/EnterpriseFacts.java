package org.zhuban.enterprise;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.filing.Filing;
import org.zhuban.filing.Prefill;
import org.zhuban.identity.Accounts;
import org.zhuban.privacy.Sealer;

/** The enterprise behind a filing: what the register knows of it, and how a filing changes that. */
@Component
public class EnterpriseFacts {

    private static final String SOURCE = "source.enterprise-register";

    private final Enterprises enterprises;
    private final Accounts accounts;
    private final Sealer sealer;

    EnterpriseFacts(Enterprises enterprises, Accounts accounts, Sealer sealer) {
        this.enterprises = enterprises;
        this.accounts = accounts;
        this.sealer = sealer;
    }

    public Optional<Enterprise> of(@Nullable UUID organisation) {
        return organisation == null ? Optional.empty() : enterprises.findById(organisation);
    }

    /** What the certified one with this code is called. */
    public Optional<String> name(@Nullable String creditCode) {
        return creditCode == null
                ? Optional.empty()
                : enterprises
                        .findByCreditCodeAndState(creditCode, Enterprise.State.ACTIVE)
                        .map(Enterprise::name);
    }

    /** The one that files; types with this in their class are for enterprises only. */
    public Enterprise filing(Filing filing) {
        return of(filing.organisation()).orElseThrow();
    }

    /** What the register says, by keys that the forms share. */
    public Prefill prefill(Enterprise enterprise) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.putAll(identity(enterprise).values());
        values.put("kind", enterprise.kind());
        values.put("certificateKind", enterprise.certificateKind());
        LocalDate until = enterprise.certificateValidUntil();
        if (until == null) {
            values.put("certificateLongTerm", true);
        } else {
            values.put("certificateValidUntil", until.toString());
        }
        values.put("contact", enterprise.contactName());
        values.put("contactName", enterprise.contactName());
        values.put(
                "contactPhone",
                sealer.open(
                        enterprise.contactMobile(),
                        "enterprise",
                        "contact_mobile",
                        enterprise.id().toString()));
        return new Prefill(values, SOURCE, enterprise.changedAt(), Prefill.Rank.REGISTER);
    }

    /** What the enterprise is, as it was approved last. */
    public Prefill identity(Enterprise enterprise) {
        return new Prefill(
                Map.of(
                        "name",
                        enterprise.name(),
                        "creditCode",
                        enterprise.creditCode(),
                        "regionCode",
                        enterprise.region(),
                        "registeredOn",
                        enterprise.registeredOn().toString(),
                        "foundedOn",
                        enterprise.registeredOn().toString()),
                SOURCE,
                enterprise.changedAt(),
                Prefill.Rank.APPROVED);
    }

    /** A filing is about the enterprise of its account, whatever code a caller writes. */
    public List<FieldError> ownCode(Filing filing, @Nullable String code) {
        return filing(filing).creditCode().equals(code)
                ? List.of()
                : List.of(new FieldError("/creditCode", "enterprise.not-own-code"));
    }

    /** Is it the mobile that a forgotten password's code goes to (RULES XC 4)? */
    public boolean isContact(Enterprise enterprise, String mobile) {
        return Arrays.equals(enterprise.contactMobileIndex(), sealer.index("mobile", mobile));
    }

    /** Another contact; the mobile, if given, was confirmed by a code sent to it. */
    public Enterprise withContact(Enterprise enterprise, String name, @Nullable String mobile) {
        return mobile == null
                ? enterprise.contacted(name, enterprise.contactMobile(), enterprise.contactMobileIndex())
                : enterprise.contacted(
                        name,
                        sealer.seal(
                                mobile,
                                "enterprise",
                                "contact_mobile",
                                enterprise.id().toString()),
                        sealer.index("mobile", mobile));
    }

    /** Stores it, and its account follows. @param mobile the contact's new one, null = as it was */
    public void save(Enterprise enterprise, @Nullable String mobile) {
        enterprises.save(enterprise);
        accounts.change(Objects.requireNonNull(enterprise.id()), enterprise.name(), mobile);
    }
}
