package org.zhuban.filing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.form.Expiry;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.message.Messages;

/**
 * {@code notifyApplicant}: tells the applicant by SMS and, if he has an account, in his message box. Property {@code template} names the message:
 * codes {@code sms.<template>} and {@code notice.<template>} with type, number, title and reasons. Some SMS end in {@code -account} or {@code -person}
 * for who logs in.
 */
@Component("notifyApplicant")
class NotifyApplicant implements FilingStep {

    /** What an SMS holds of the reasons, in characters; the whole is on the filing's page. */
    private static final int REASONS = 200;

    /** Their SMS say where to go on, which is not the same for everybody. */
    private static final Set<String> SAYING_WHERE =
            Set.of("filing-submitted", "filing-awaited", "filing-returned", "filing-withdrawn");

    private final Filings filings;
    private final FilingData data;
    private final FilingHistory history;
    private final FilingTypes types;
    private final ObjectProvider<Organisations> organisations;
    private final ObjectProvider<Individuals> individuals;
    private final Messages messages;

    NotifyApplicant(
            Filings filings,
            FilingData data,
            FilingHistory history,
            @Lazy FilingTypes types,
            ObjectProvider<Organisations> organisations,
            ObjectProvider<Individuals> individuals,
            Messages messages) {
        this.filings = filings;
        this.data = data;
        this.history = history;
        this.types = types;
        this.organisations = organisations;
        this.individuals = individuals;
        this.messages = messages;
    }

    @Override
    public void run(Context context) {
        Filings.Row row = filings.find(context.filing()).orElseThrow();
        Filing filing = row.filing();
        String template = context.properties().get("template");
        if (template == null) {
            throw new IllegalStateException(context.element() + " names no message template");
        }
        tell(filing, data.open(filing.id(), row.data()), template, reasons(filing, types.form(types.model(filing))));
    }

    void tell(Filing filing, Map<String, Object> answers, String template, String reasons) {
        ProcessModel model = types.model(filing);
        String mobile = mobile(filing, answers);
        if (mobile != null) {
            messages.sms(
                    mobile,
                    "sms." + addressed(filing, template),
                    filing.id(),
                    model.name(),
                    filing.number(),
                    filing.title(),
                    reasons);
        }
        if (filing.applicant() != null) {
            messages.notice(
                    filing.applicant(),
                    "notice." + template,
                    "filings/" + filing.id(),
                    model.name(),
                    filing.number(),
                    filing.title(),
                    reasons);
        }
    }

    /** A visitor has his link, an account logs in, a person does so on his phone. */
    private String addressed(Filing filing, String template) {
        UUID account = filing.applicant();
        if (account == null || !SAYING_WHERE.contains(template)) {
            return template;
        }
        Individuals persons = individuals.getIfAvailable();
        boolean person = persons != null && persons.mobile(account).isPresent();
        return template + (person ? "-person" : "-account");
    }

    /** The type's own contact, else that of the enterprise, or the person's. */
    private @Nullable String mobile(Filing filing, Map<String, Object> answers) {
        String mobile = types.type(filing.type()).contactMobile(answers);
        UUID organisation = filing.organisation();
        UUID account = filing.applicant();
        Individuals persons = individuals.getIfAvailable();
        if (mobile == null && organisation == null && account != null && persons != null) {
            return persons.mobile(account).orElse(null);
        }
        Organisations register = organisations.getIfAvailable();
        return mobile != null || organisation == null || register == null
                ? mobile
                : register.find(organisation)
                        .map(Organisations.Organisation::contactMobile)
                        .orElse(null);
    }

    /** In the message box only: certificates that end soon, at each submission (RULES XC 2). */
    void expiring(Filing filing, List<Expiry> certificates) {
        if (filing.applicant() == null || certificates.isEmpty()) {
            return;
        }
        String which = certificates.stream()
                .map(one -> one.label() + " " + one.until())
                .collect(Collectors.joining("；"));
        messages.notice(
                filing.applicant(),
                "notice.filing-expiring",
                "filings/" + filing.id(),
                types.model(filing).name(),
                filing.number(),
                filing.title(),
                which);
    }

    void link(Filing filing, String mobile, String link) {
        messages.sms(mobile, "sms.filing-link", filing.id(), filing.number(), link);
    }

    /** The last decision's opinion and faults, shortened for an SMS. */
    private String reasons(Filing filing, FormDefinition form) {
        var parts = new LinkedHashSet<String>();
        for (FilingEvent said : FilingEvent.verdict(history.events(filing.id()))) {
            if (said.opinion() != null && !said.opinion().isBlank()) {
                parts.add(open(said.opinion()));
            }
            for (Fault fault : said.faults()) {
                String label = form.field(fault.field()).map(FormElement::label).orElse(fault.field());
                parts.add(label + "：" + open(fault.reason()));
            }
        }
        String all = String.join("；", parts);
        return all.codePointCount(0, all.length()) <= REASONS
                ? all
                : all.substring(0, all.offsetByCodePoints(0, REASONS)) + "…";
    }

    /** Without its full stop: the sentence around it has one. */
    static String open(String sentence) {
        return sentence.strip().replaceAll("[。；;.]+$", "");
    }
}
