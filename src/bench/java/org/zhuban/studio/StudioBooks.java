package org.zhuban.studio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold whatever happened: no filing lost, none decided twice, nothing half. Each rule's statement counts what breaks it. */
final class StudioBooks {

    private static final String RUNNING = " f.type = 'enterprise-profile' and f.state in ('IN_REVIEW', 'RETURNED') ";

    private static final Map<String, String> RULES = rules();

    private final JdbcClient jdbc;

    StudioBooks(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    private static Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put(
                "a running filing has one process, of the version that it says",
                "select count(*) from (select f.id from filing f left join act_ru_execution e on e.proc_inst_id_ = f.process_instance and e.parent_id_ is null"
                        + " where" + RUNNING
                        + "group by f.id having count(e.id_) <> 1 or bool_or(e.proc_def_id_ is distinct from f.process_definition)) x");
        rules.put(
                "all of its process is of that version",
                "select count(*) from filing f join act_ru_execution e on e.proc_inst_id_ = f.process_instance where" + RUNNING
                        + "and e.proc_def_id_ <> f.process_definition");
        rules.put(
                "a process has a filing that runs",
                "select count(*) from act_ru_execution e join act_re_procdef p on p.id_ = e.proc_def_id_ where p.key_ = 'enterprise-profile'"
                        + " and e.parent_id_ is null and not exists (select from filing f where f.process_instance = e.proc_inst_id_ and" + RUNNING + ")");
        rules.put(
                "a running filing stands at one task",
                "select count(*) from (select f.id from filing f left join act_ru_task t on t.proc_inst_id_ = f.process_instance where" + RUNNING
                        + "group by f.id having count(t.id_) <> 1 or bool_or(t.proc_def_id_ is distinct from f.process_definition)) x");
        rules.put(
                "the inbox has the tasks that the processes have",
                "select count(*) from (select t.id_, t.task_def_key_, t.proc_def_id_ from act_ru_task t join filing f on f.process_instance = t.proc_inst_id_ where"
                        + RUNNING + "and f.state = 'IN_REVIEW') e full join (select id, task, definition from open_task where type = 'enterprise-profile') o"
                        + " on o.id = e.id_ and o.task = e.task_def_key_ and o.definition = e.proc_def_id_ where o.id is null or e.id_ is null");
        rules.put(
                "what is over has no process left",
                "select count(*) from filing f join act_ru_execution e on e.proc_inst_id_ = f.process_instance where f.type = 'enterprise-profile'"
                        + " and f.state not in ('IN_REVIEW', 'RETURNED')");
        rules.put(
                "no task is decided twice",
                "select count(*) from (select task_id from filing_event where kind = 'DECIDED' and task_id is not null group by task_id having count(*) > 1) x");
        rules.put(
                "what is approved is in the register once, with one document",
                "select count(*) from filing f where f.type = 'enterprise-profile' and f.state = 'APPROVED' and"
                        + " ((select count(*) from register_version v where v.filing = f.id) <> 1 or (select count(*) from document d where d.filing = f.id) <> 1)");
        rules.put(
                "what is not approved is in no register and has no document",
                "select count(*) from filing f where f.type = 'enterprise-profile' and f.state not in ('APPROVED', 'SUPERSEDED', 'EXPIRED', 'REVOKED') and"
                        + " (exists (select from register_version v where v.filing = f.id) or exists (select from document d where d.filing = f.id))");
        rules.put(
                "a filing that is decided ended once",
                "select count(*) from filing f where f.type = 'enterprise-profile' and f.state = 'REJECTED'"
                        + " and (select count(*) from filing_event e where e.filing = f.id and e.kind = 'DECIDED' and e.outcome = 'rejected') <> 1");
        rules.put(
                "a migration that is over has answered for each of its filings, and none failed",
                "select count(*) from migration_item i join migration_batch b on b.id = i.batch where i.state = 'FAILED' or (i.state = 'WAITING' and b.ended_at is not null)");
        return rules;
    }

    /** A sentence for each rule that is broken. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        RULES.forEach((rule, statement) -> {
            int broken = jdbc.sql(statement).query(Integer.class).single();
            if (broken > 0) {
                faults.add(rule + ": not so " + broken + " times");
            }
        });
        return faults;
    }

    static int rulesKept() {
        return RULES.size();
    }

    /** Of these, those that are not filed. */
    int lost(Iterable<UUID> submitted) {
        List<UUID> ids = new ArrayList<>();
        submitted.forEach(ids::add);
        return jdbc.sql("select count(*) from unnest(?::uuid[]) s (id) where not exists"
                        + " (select from filing_event e where e.filing = s.id and e.kind = 'SUBMITTED')")
                .param(ids.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    /** Of these tasks, those without a decision. */
    int undecided(Iterable<String> tasks) {
        List<String> ids = new ArrayList<>();
        tasks.forEach(ids::add);
        return jdbc.sql("select count(*) from unnest(?::text[]) s (id) where not exists"
                        + " (select from filing_event e where e.task_id = s.id and e.kind = 'DECIDED')")
                .param(ids.toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    int count(String condition) {
        return jdbc.sql("select count(*) from filing f where f.type = 'enterprise-profile' and " + condition)
                .query(Integer.class)
                .single();
    }

    int decisions() {
        return jdbc.sql("select count(*) from filing_event e join filing f on f.id = e.filing where f.type = 'enterprise-profile' and e.kind = 'DECIDED'")
                .query(Integer.class)
                .single();
    }

    /** Running filings by version: the last part of each is left out. */
    Map<String, Integer> byVersion() {
        Map<String, Integer> found = new LinkedHashMap<>();
        jdbc.sql("select regexp_replace(process_definition, ':[^:]*$', '') as version, count(*)::int as n from filing f where" + RUNNING
                        + "group by 1 order by 1")
                .query((row, index) -> found.put(row.getString("version"), row.getInt("n")))
                .list();
        return found;
    }

    /** @param seconds from its begin to its end, or until now */
    record Batch(UUID id, boolean ended, int total, int answered, double seconds) {}

    /** The last one of the type. */
    java.util.Optional<Batch> batch() {
        return jdbc.sql(
                        "select b.id, b.ended_at is not null as ended, extract(epoch from coalesce(b.ended_at, now()) - b.made_at)::float8 as seconds,"
                                + " (select count(*)::int from migration_item where batch = b.id) as total,"
                                + " (select count(*)::int from migration_item where batch = b.id and state <> 'WAITING') as answered"
                                + " from migration_batch b where b.type = 'enterprise-profile' order by b.made_at desc limit 1")
                .query(Batch.class)
                .optional();
    }

    int releasesOnTheirWay() {
        return jdbc.sql("select count(*) from process_release where type = 'enterprise-profile' and state in ('REQUESTED', 'RETURNED')")
                .query(Integer.class)
                .single();
    }

    int versions() {
        return jdbc.sql("select count(*) from act_re_procdef where key_ = 'enterprise-profile'")
                .query(Integer.class)
                .single();
    }
}
