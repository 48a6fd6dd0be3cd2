package org.zhuban.review;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhuban.common.CreditCode;
import org.zhuban.common.OrganisationCode;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingProgress;
import org.zhuban.filing.FilingTypes;
import org.zhuban.filing.OpenTasks;
import org.zhuban.filing.Organisations;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;

/** {@code open_task}: one statement a change, in the transaction of the engine's. */
@Repository
class JdbcOpenTasks implements OpenTasks {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Organisations organisations;
    private final ApplicantIndex applicants;

    JdbcOpenTasks(JdbcClient jdbc, Accounts accounts, Organisations organisations, ApplicantIndex applicants) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.organisations = organisations;
        this.applicants = applicants;
    }

    @Override
    public void add(FilingProgress.Task task, Filing filing, String deskGroup, Instant dueAt) {
        FilingProgress.Round round = task.round();
        jdbc.sql(
                        """
                        insert into open_task (id, filing, number, type, programme, title, subject, region, definition, task, name, desk,
                                               desk_group, applicant, organisation, revision, created_at, due_at, applicant_index,
                                               lapses, round, signers, signed)
                        values (:id, :filing, :number, :type, :programme, :title, :subject, :region, :definition, :task, :name, :desk,
                                :deskGroup, :applicant, :organisation, :revision, :createdAt, :dueAt, :applicantIndex,
                                :lapses, :round, :signers, case when :round::text is not null then
                                    (select count(*) from filing_event where round = :round and kind = 'DECIDED') end)""")
                .param("id", task.id())
                .param("filing", filing.id())
                .param("number", filing.number())
                .param("type", filing.type())
                .param("programme", filing.programme().name())
                .param("title", filing.title())
                .param("subject", creditCode(filing))
                .param("region", filing.region())
                .param("definition", task.definition())
                .param("task", task.element())
                .param("name", task.name())
                .param("desk", task.desk())
                .param("deskGroup", deskGroup)
                .param("applicant", filing.applicant())
                .param("organisation", filing.organisation())
                .param("revision", filing.revision())
                .param("createdAt", OpenTaskRows.at(task.at()))
                .param("dueAt", OpenTaskRows.at(dueAt))
                .param("applicantIndex", applicantIndex(filing.applicant()))
                .param("lapses", task.lapses())
                .param("round", round == null ? null : round.id())
                .param("signers", round == null ? null : round.of())
                .update();
    }

    /** Of a visitor nothing but his contact's sealed data is known. */
    private byte @Nullable [] applicantIndex(@Nullable UUID applicant) {
        return applicant == null
                ? null
                : accounts.find(applicant)
                        .map(account -> applicants.of(account.displayName()))
                        .orElse(null);
    }

    /** Of the enterprise that files; a visitor's filing is about his, whose code its subject is or begins with. */
    private @Nullable String creditCode(Filing filing) {
        UUID organisation = filing.organisation();
        if (organisation != null) {
            return organisations
                    .find(organisation)
                    .map(Organisations.Organisation::creditCode)
                    .orElse(null);
        }
        String subject = filing.subject();
        if (subject == null || FilingTypes.hidden(subject)) {
            return null;
        }
        String code = subject.split(" ", 2)[0];
        return CreditCode.fault(code) == null || OrganisationCode.fault(code) == null ? code : null;
    }

    @Override
    public void assign(String taskId, @Nullable UUID assignee) {
        String name = assignee == null
                ? null
                : accounts.find(assignee).map(CurrentAccount::displayName).orElse("");
        jdbc.sql("update open_task set assignee = :assignee, assignee_name = :name where id = :id")
                .param("assignee", assignee)
                .param("name", name)
                .param("id", taskId)
                .update();
    }

    /** What was asked of colleagues about it is over, but for copies: those may still be read. */
    @Override
    public void remove(String taskId) {
        jdbc.sql(
                        """
                        with proposed as (delete from proposed_decision where task_id = :id),
                             asked as (update task_request set state = 'OVER', ended_at = now()
                                       where task_id = :id and state in ('PLANNED', 'OPEN') and kind <> 'COPY')
                        delete from open_task where id = :id""")
                .param("id", taskId)
                .update();
    }

    @Override
    public void migrated(FilingProgress.Task task, String deskGroup) {
        jdbc.sql(
                        """
                        update open_task set definition = :definition, task = :task, name = :name, desk = :desk, desk_group = :deskGroup,
                               lapses = :lapses
                        where id = :id""")
                .param("definition", task.definition())
                .param("task", task.element())
                .param("name", task.name())
                .param("desk", task.desk())
                .param("deskGroup", deskGroup)
                .param("lapses", task.lapses())
                .param("id", task.id())
                .update();
    }

    @Override
    public Map<String, Integer> standing(String definition) {
        return jdbc
                .sql(
                        """
                        select t.task, count(distinct f.id)::int as filings
                        from filing f join open_task t on t.filing = f.id
                        where f.process_definition = :definition and f.state = 'IN_REVIEW' group by t.task""")
                .param("definition", definition)
                .query((row, number) -> Map.entry(row.getString("task"), row.getInt("filings")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void suspend(UUID filing, boolean suspended) {
        jdbc.sql("update open_task set suspended = :suspended where filing = :filing")
                .param("suspended", suspended)
                .param("filing", filing)
                .update();
    }

    @Override
    public Optional<OnDesk> of(UUID filing) {
        return jdbc.sql("select " + OpenTaskRows.COLUMNS
                        + " from open_task where filing = :filing order by created_at, id limit 1")
                .param("filing", filing)
                .query(OpenTaskRows::map)
                .optional()
                .map(JdbcOpenTasks::onDesk);
    }

    @Override
    public Map<UUID, OnDesk> of(Collection<UUID> filings) {
        return filings.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select " + OpenTaskRows.COLUMNS
                                + " from open_task where filing in (:filings) order by created_at, id")
                        .param("filings", filings)
                        .query(OpenTaskRows::map)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(OpenTask::filing, JdbcOpenTasks::onDesk, (first, second) -> first));
    }

    @Override
    public List<OnDesk> all(UUID filing) {
        return jdbc
                .sql("select " + OpenTaskRows.COLUMNS
                        + " from open_task where filing = :filing order by created_at, id")
                .param("filing", filing)
                .query(OpenTaskRows::map)
                .list()
                .stream()
                .map(JdbcOpenTasks::onDesk)
                .toList();
    }

    @Override
    public void signed(String round, int signed) {
        jdbc.sql("update open_task set signed = :signed where round = :round")
                .param("signed", signed)
                .param("round", round)
                .update();
    }

    @Override
    public List<UUID> lapsing(Instant now, int most) {
        return jdbc
                .sql(
                        "select filing from open_task where lapses and not suspended and due_at <= :now order by due_at limit"
                                + " :most")
                .param("now", OpenTaskRows.at(now))
                .param("most", most)
                .query(UUID.class)
                .list()
                .stream()
                .distinct()
                .toList();
    }

    @Override
    public void remind(UUID filing, Instant at) {
        jdbc.sql("update open_task set reminded_at = :at where filing = :filing")
                .param("at", OpenTaskRows.at(at))
                .param("filing", filing)
                .update();
    }

    @Override
    public void due(UUID filing, Instant at) {
        jdbc.sql("update open_task set due_at = :at where filing = :filing")
                .param("at", OpenTaskRows.at(at))
                .param("filing", filing)
                .update();
    }

    private static OnDesk onDesk(OpenTask task) {
        return new OnDesk(
                task.id(),
                task.task(),
                task.name(),
                task.desk(),
                task.deskGroup(),
                task.assigneeName(),
                task.createdAt(),
                task.dueAt(),
                task.signed(),
                task.suspended());
    }

    /** How many tasks each of them has claimed. */
    Map<UUID, Integer> claimed(Collection<UUID> accounts) {
        return accounts.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select assignee, count(*) as tasks from open_task where assignee in (:accounts) group"
                                + " by assignee")
                        .param("accounts", accounts)
                        .query((row, number) -> Map.entry(row.getObject("assignee", UUID.class), row.getInt("tasks")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Claimed by the account, or decided by it and waiting for signers; in one order for all who lock them. */
    List<OpenTask> heldBy(UUID account) {
        return jdbc.sql(
                        "select " + OpenTaskRows.COLUMNS + " from open_task where assignee = :account"
                                + " or id in (select task_id from proposed_decision where actor = :account) order by filing, id")
                .param("account", account)
                .query(OpenTaskRows::map)
                .list();
    }

    /** Who has claimed something. */
    List<UUID> assignees() {
        return jdbc.sql("select distinct assignee from open_task where assignee is not null order by assignee")
                .query(UUID.class)
                .list();
    }

    Optional<OpenTask> find(String taskId) {
        return jdbc.sql("select " + OpenTaskRows.COLUMNS + " from open_task where id = :id")
                .param("id", taskId)
                .query(OpenTaskRows::map)
                .optional();
    }

    List<OpenTask> all(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select t.* from unnest(:ids::text[]) with ordinality w (id, position) join open_task"
                                + " t on t.id = w.id order by w.position")
                        .param("ids", ids.toArray(String[]::new))
                        .query(OpenTaskRows::map)
                        .list();
    }

    /**
     * Lets one act on a task at a time go on, until its transaction ends: who comes second sees what the first one did and can be told.
     * The filing's row is locked, as by every act of the applicant, so that locks are taken in one order: filing, inbox, engine.
     */
    void oneAtATime(String taskId) {
        jdbc.sql("select f.id from open_task t join filing f on f.id = t.filing where t.id = :id for update of f")
                .param("id", taskId)
                .query((row, number) -> true)
                .optional();
    }

    /** Is this the only one at it, on any node, until its transaction ends? */
    boolean first(String work) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:work, 71))")
                .param("work", work)
                .query(Boolean.class)
                .single();
    }
}
