package org.zhuban.enterprise.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.zhuban.common.ConflictException;
import org.zhuban.common.CreditCode;
import org.zhuban.common.FieldError;
import org.zhuban.common.Ids;
import org.zhuban.common.OrganisationCode;
import org.zhuban.common.PublicEntry;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.EnterpriseRegister;
import org.zhuban.enterprise.Enterprises;
import org.zhuban.enterprise.RegistryExtracts;
import org.zhuban.enterprise.RegistryFacts;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingType;
import org.zhuban.filing.Prefill;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.message.Messages;
import org.zhuban.privacy.Sealer;
import org.zhuban.register.EntryHistory;

/** 企业账号认证 {@code enterprise-certification} (ZZ 1, JM (1), XC 3): an approved unit is in the register and has an account. */
@Component
class EnterpriseCertification implements FilingType {

    private final Enterprises enterprises;
    private final RegistryExtracts registry;
    private final Accounts accounts;
    private final Messages messages;
    private final Sealer sealer;
    private final RegistryFacts facts;
    private final EntryHistory history;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters")
    EnterpriseCertification(
            Enterprises enterprises,
            RegistryExtracts registry,
            Accounts accounts,
            Messages messages,
            Sealer sealer,
            RegistryFacts facts,
            EntryHistory history,
            Clock clock) {
        this.enterprises = enterprises;
        this.registry = registry;
        this.accounts = accounts;
        this.messages = messages;
        this.sealer = sealer;
        this.facts = facts;
        this.history = history;
        this.clock = clock;
    }

    @Bean
    static PublicEntry certificationEntry() {
        return new PublicEntry(
                "enterprise.entry.certification",
                "enterprise.entry.certification.text",
                "/apply/enterprise-certification",
                10);
    }

    @Override
    public String key() {
        return "enterprise-certification";
    }

    @Override
    public @Nullable String subject(Map<String, Object> data) {
        return text(data, "creditCode");
    }

    @Override
    public @Nullable String region(Map<String, Object> data) {
        return text(data, "regionCode");
    }

    @Override
    public @Nullable String contactMobile(Map<String, Object> data) {
        return text(data, "adminMobile");
    }

    @Override
    public void consult(Map<String, Object> data) {
        String code = text(data, "creditCode");
        if (code != null && CreditCode.fault(code) == null) {
            registry.lookup(code);
        }
    }

    @Override
    public Optional<Suggestion> suggest(String field, Map<String, Object> data) {
        String code = text(data, "creditCode");
        if (!field.equals("creditCode") || code == null || CreditCode.fault(code) != null) {
            return Optional.empty();
        }
        RegistryExtracts.Lookup lookup = registry.lookup(code);
        var extract = lookup.extract();
        if (extract == null) {
            String message = lookup.state() == RegistryExtracts.State.NOT_FOUND
                    ? "apply.registry.not-found"
                    : "apply.registry.down";
            return Optional.of(new Suggestion(message, List.of(), null));
        }
        var values = new LinkedHashMap<>(facts.prefill(extract).values());
        values.keySet().retainAll(Set.of("name", "registeredOn", "regionCode"));
        values.entrySet().removeIf(value -> value.getValue().equals(data.get(value.getKey())));
        return Optional.of(new Suggestion(
                "apply.registry.found",
                List.of(extract.name(), extract.status()),
                values.isEmpty() ? null : new Prefill(values, "source.enterprise-registry", extract.fetchedAt())));
    }

    @Override
    public List<FieldError> validate(Filing filing, Map<String, Object> data) {
        var errors = new ArrayList<FieldError>();
        String code = text(data, "creditCode");
        if (code != null && enterprises.existsByCreditCodeAndState(code, Enterprise.State.ACTIVE)) {
            errors.add(new FieldError("/creditCode", "enterprise.account-exists"));
        }
        String mobile = text(data, "adminMobile");
        if (mobile != null && accounts.mobileInUse(mobile)) {
            errors.add(new FieldError("/adminMobile", "enterprise.mobile-in-use"));
        }
        return errors;
    }

    @Override
    public Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        String code = Objects.requireNonNull(text(data, "creditCode"));
        return Map.of(
                "creditCode", shape(code),
                "registry", facts.compared(code, text(data, "name"), date(data, "registeredOn")),
                "certificateDaysLeft", new Answers(data).daysLeft("certificateValidUntil", LocalDate.now(clock)),
                "liveAccount", enterprises.existsByCreditCodeAndState(code, Enterprise.State.ACTIVE),
                "mobileInUse", accounts.mobileInUse(Objects.requireNonNull(text(data, "adminMobile"))));
    }

    private static String shape(String code) {
        if (CreditCode.fault(code) == null) {
            return CreditCode.warning(code) == null ? "VALID" : "INNER_CHECK_FAILS";
        }
        return OrganisationCode.fault(code) == null ? "ORGANISATION_CODE" : "INVALID";
    }

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        String code = Objects.requireNonNull(text(data, "creditCode"));
        String name = Objects.requireNonNull(text(data, "name"));
        String mobile = Objects.requireNonNull(text(data, "adminMobile"));
        if (enterprises.existsByCreditCodeAndState(code, Enterprise.State.ACTIVE)) {
            throw new ConflictException("enterprise.account-exists");
        }
        var id = Ids.next();
        var now = clock.instant();
        enterprises.save(new Enterprise(
                id,
                null,
                name,
                Objects.requireNonNull(text(data, "kind")),
                code,
                Objects.requireNonNull(text(data, "certificateKind")),
                date(data, "certificateValidUntil"),
                Objects.requireNonNull(date(data, "registeredOn")),
                Objects.requireNonNull(text(data, "regionCode")),
                Objects.requireNonNull(text(data, "adminName")),
                sealer.seal(mobile, "enterprise", "contact_mobile", id.toString()),
                sealer.index("mobile", mobile),
                Enterprise.State.ACTIVE,
                filing.id(),
                now,
                now,
                null,
                null));
        history.add(EnterpriseRegister.KEY, id, filing, Map.of(), data);
        Accounts.Issued issued = accounts.open(code, name, mobile, id, List.of(Grant.of(Role.ENTERPRISE)));
        messages.sms(mobile, "sms.account-opened", filing.id(), name, issued.login(), issued.password());
    }

    @Override
    public Set<String> neededFields() {
        return Set.of(
                "name",
                "kind",
                "creditCode",
                "certificateKind",
                "registeredOn",
                "regionCode",
                "adminName",
                "adminMobile");
    }

    private static @Nullable String text(Map<String, Object> data, String key) {
        return new Answers(data).text(key);
    }

    private static @Nullable LocalDate date(Map<String, Object> data, String key) {
        return new Answers(data).date(key);
    }
}
