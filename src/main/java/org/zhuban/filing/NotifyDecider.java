package org.zhuban.filing;

import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.Role;
import org.zhuban.message.Messages;

/**
 * {@code notifyDecider}: tells the enterprise or the person that decides, by SMS and in the message box. Property
 * {@code template} names the message as for {@code notifyApplicant}; its arguments are type, number, title and who filed. The applicant's page does
 * not list it.
 */
@Component("notifyDecider")
class NotifyDecider implements FilingStep {

    private final Filings filings;
    private final FilingTypes types;
    private final ObjectProvider<Organisations> organisations;
    private final ObjectProvider<Individuals> individuals;
    private final Accounts accounts;
    private final Messages messages;

    NotifyDecider(
            Filings filings,
            @Lazy FilingTypes types,
            ObjectProvider<Organisations> organisations,
            ObjectProvider<Individuals> individuals,
            Accounts accounts,
            Messages messages) {
        this.filings = filings;
        this.types = types;
        this.organisations = organisations;
        this.individuals = individuals;
        this.accounts = accounts;
        this.messages = messages;
    }

    @Override
    public void run(Context context) {
        Filing filing = filings.find(context.filing()).orElseThrow().filing();
        String template = context.properties().get("template");
        if (template == null) {
            throw new IllegalStateException(context.element() + " names no message template");
        }
        UUID decider = filing.decider();
        Organisations register = organisations.getIfAvailable();
        if (decider == null || register == null) {
            return;
        }
        String type = types.model(filing).name();
        UUID applicant = filing.organisation();
        String by = Optional.ofNullable(applicant)
                .flatMap(register::find)
                .map(Organisations.Organisation::name)
                .orElse(filing.changedBy());
        Individuals persons = individuals.getIfAvailable();
        if (persons != null) {
            persons.mobile(decider).ifPresent(mobile -> {
                messages.sms(mobile, "sms." + template, null, type, filing.number(), filing.title(), by);
                messages.notice(
                        decider,
                        "notice." + template,
                        "filings/" + filing.id(),
                        type,
                        filing.number(),
                        filing.title(),
                        by);
            });
        }
        register.find(decider)
                .map(Organisations.Organisation::contactMobile)
                .ifPresent(mobile ->
                        messages.sms(mobile, "sms." + template, null, type, filing.number(), filing.title(), by));
        accounts.holders(Role.ENTERPRISE, decider)
                .forEach(account -> messages.notice(
                        account, "notice." + template, "tasks", type, filing.number(), filing.title(), by));
    }
}
