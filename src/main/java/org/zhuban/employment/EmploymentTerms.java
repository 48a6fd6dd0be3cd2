package org.zhuban.employment;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.OpenTasks;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.Role;
import org.zhuban.message.Messages;
import org.zhuban.person.Persons;

/** What time does to employments: a wish to end one that nobody answered within three working days, the coming end of a term, its end. */
@Component
public class EmploymentTerms {

    private static final Logger LOG = LoggerFactory.getLogger(EmploymentTerms.class);

    /** Days before the end at which both sides are told. */
    private static final int MONTH = 30;

    private static final int BATCH = 500;

    private final Employments employments;
    private final EmploymentOffice office;
    private final FilingService filings;
    private final OpenTasks openTasks;
    private final Persons persons;
    private final Accounts accounts;
    private final Messages messages;
    private final Texts texts;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    @SuppressWarnings("TooManyParameters")
    EmploymentTerms(
            Employments employments,
            EmploymentOffice office,
            FilingService filings,
            OpenTasks openTasks,
            Persons persons,
            Accounts accounts,
            Messages messages,
            Texts texts,
            JdbcClient jdbc,
            Clock clock,
            TransactionTemplate transaction) {
        this.employments = employments;
        this.office = office;
        this.filings = filings;
        this.openTasks = openTasks;
        this.persons = persons;
        this.accounts = accounts;
        this.messages = messages;
        this.texts = texts;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** 逾期未答复视为同意. */
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT2M")
    public void lapse() {
        List<UUID> due = jdbc.sql(
                        "select id from filing where type = ? and state = 'IN_REVIEW' and due_at <= ? order by due_at limit "
                                + BATCH)
                .params(EmploymentAnswers.TERMINATION, clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
        due.forEach(filing -> openTasks.of(filing).ifPresent(task -> {
            try {
                filings.decide(new FilingService.Decision(
                        filing,
                        task.taskId(),
                        task.element(),
                        "accepted",
                        text("employment.lapsed"),
                        List.of(),
                        "system",
                        text("employment.lapsed.by")));
            } catch (ZhubanException overtaken) {
                LOG.info("A termination was answered just now: {}", overtaken.code());
            }
        }));
    }

    private String text(String code) {
        return texts.text(Locale.SIMPLIFIED_CHINESE, code);
    }

    private record Row(UUID id, int noticed) {}

    /** Tells both sides 30 days and one day before the end, and ends what ended yesterday. What was missed is made up for. */
    @Scheduled(cron = "0 7 0 * * *", zone = "Asia/Shanghai")
    public void terms() {
        LocalDate today = LocalDate.now(clock);
        List<Row> ending = jdbc.sql(
                        """
                        select id, noticed from employment
                        where state = 'ACTIVE' and (ends_on < :today or (ends_on <= :tomorrow and noticed < 2)
                                                    or (ends_on <= :month and noticed < 1))
                        order by ends_on limit :batch""")
                .param("today", today)
                .param("tomorrow", today.plusDays(1))
                .param("month", today.plusDays(MONTH))
                .param("batch", BATCH)
                .query(Row.class)
                .list();
        ending.forEach(row -> transaction.executeWithoutResult(status -> employments
                .find(row.id())
                .filter(Employment::active)
                .ifPresent(employment -> term(employment, today))));
    }

    private void term(Employment employment, LocalDate today) {
        if (employment.endsOn().isBefore(today)) {
            office.end(employment, Employment.EndReason.EXPIRED, employment.endsOn(), text("employment.lapsed.by"));
            tell(employment, "employment-expired");
            return;
        }
        long left = Duration.between(today.atStartOfDay(), employment.endsOn().atStartOfDay())
                .toDays();
        jdbc.sql("update employment set noticed = ? where id = ?")
                .params(left <= 1 ? 2 : 1, employment.id())
                .update();
        tell(employment, "employment-expiring");
    }

    private void tell(Employment employment, String template) {
        String end = employment.endsOn().toString();
        persons.tell(employment.person(), template, "employment", employment.name(), employment.enterpriseName(), end);
        accounts.holders(Role.ENTERPRISE, employment.enterprise())
                .forEach(holder -> messages.notice(
                        holder,
                        "notice." + template,
                        "employment",
                        employment.name(),
                        employment.enterpriseName(),
                        end));
    }
}
