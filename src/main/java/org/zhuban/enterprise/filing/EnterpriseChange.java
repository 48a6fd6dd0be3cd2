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
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhuban.common.FieldError;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.EnterpriseFacts;
import org.zhuban.enterprise.EnterpriseRegister;
import org.zhuban.enterprise.RegistryFacts;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingType;
import org.zhuban.filing.Prefill;
import org.zhuban.identity.Accounts;
import org.zhuban.register.EntryHistory;

/** 企业信息变更 {@code enterprise-change} (JM (4)): the register changes on approval; another contact's mobile took a code sent to it (RULES XC 4). */
@Component
class EnterpriseChange implements FilingType {

    private final EnterpriseFacts enterprises;
    private final RegistryFacts registry;
    private final Accounts accounts;
    private final EntryHistory history;
    private final Clock clock;

    EnterpriseChange(
            EnterpriseFacts enterprises, RegistryFacts registry, Accounts accounts, EntryHistory history, Clock clock) {
        this.enterprises = enterprises;
        this.registry = registry;
        this.accounts = accounts;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "enterprise-change";
    }

    @Override
    public List<Prefill> prefill(Applicant applicant, Map<String, Object> data) {
        Optional<Prefill> known = enterprises.of(applicant.organisation()).map(enterprises::prefill);
        // the mobile of an earlier change is no answer to this one
        Optional<Prefill> asked =
                known.map(one -> new Prefill(Map.of("changeMobile", false), one.source(), one.at(), one.rank()));
        return Stream.of(known, asked).flatMap(Optional::stream).toList();
    }

    @Override
    public void consult(Map<String, Object> data) {
        registry.ask(new Answers(data).text("creditCode"));
    }

    @Override
    public List<FieldError> validate(Filing filing, Map<String, Object> data) {
        var answers = new Answers(data);
        var errors = new ArrayList<>(enterprises.ownCode(filing, answers.text("creditCode")));
        String mobile = answers.text("contactMobile");
        if (mobile != null
                && !enterprises.isContact(enterprises.filing(filing), mobile)
                && accounts.mobileInUse(mobile)) {
            errors.add(new FieldError("/contactMobile", "enterprise.mobile-in-use"));
        }
        return errors;
    }

    @Override
    public Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        var answers = new Answers(data);
        Enterprise enterprise = enterprises.filing(filing);
        return Map.of(
                "registry",
                registry.compared(enterprise.creditCode(), answers.text("name"), answers.date("registeredOn")),
                "certificateDaysLeft",
                answers.daysLeft("certificateValidUntil", LocalDate.now(clock)),
                "kindChanged",
                !enterprise.kind().equals(answers.text("kind")),
                "mobileChanged",
                answers.text("contactMobile") != null);
    }

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        var answers = new Answers(data);
        Enterprise before = enterprises.filing(filing);
        String mobile = answers.text("contactMobile");
        Enterprise after = enterprises.withContact(
                before.registered(
                                answers.needed("name"),
                                Objects.requireNonNull(answers.date("registeredOn")),
                                answers.needed("regionCode"),
                                clock.instant())
                        .certified(
                                answers.needed("kind"),
                                answers.needed("certificateKind"),
                                answers.date("certificateValidUntil")),
                answers.needed("contactName"),
                mobile);
        enterprises.save(after, mobile);
        Map<String, Object> then =
                new LinkedHashMap<>(enterprises.prefill(before).values());
        Map<String, Object> now = new LinkedHashMap<>(enterprises.prefill(after).values());
        if (mobile != null) {
            then.put("contactMobile", Objects.requireNonNull(then.get("contactPhone")));
            now.put("contactMobile", mobile);
        }
        history.add(EnterpriseRegister.KEY, before.id(), filing, then, now);
    }

    @Override
    public Set<String> neededFields() {
        return Set.of("name", "kind", "creditCode", "certificateKind", "registeredOn", "regionCode", "contactName");
    }
}
