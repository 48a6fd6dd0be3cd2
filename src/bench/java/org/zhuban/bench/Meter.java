package org.zhuban.bench;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the server counted for one database: commits and statements. */
final class Meter {

    /** Idle connections hand their counts over after ten seconds. */
    private static final long FLUSH_MILLIS = 10_500;

    private final JdbcClient jdbc;
    private final String database;

    Meter(DataSource superuser, String database) {
        this.jdbc = JdbcClient.create(superuser);
        this.database = database;
    }

    record Counts(double commits, double statements) {

        Counts each(int cycles, Counts idle) {
            return new Counts((commits - idle.commits) / cycles, (statements - idle.statements) / cycles);
        }
    }

    /** Of some work, with what the program does meanwhile by itself. */
    Counts during(Runnable work) throws InterruptedException {
        Thread.sleep(FLUSH_MILLIS); // what was counted before and not yet handed over
        jdbc.sql("select pg_stat_statements_reset()").query().singleRow();
        long commits = commits();
        work.run();
        Thread.sleep(FLUSH_MILLIS);
        return new Counts(commits() - commits, statements());
    }

    private long commits() {
        return jdbc.sql("select xact_commit from pg_stat_database where datname = ?")
                .param(database)
                .query(Long.class)
                .single();
    }

    /** Without what only begins and ends transactions. */
    private long statements() {
        return jdbc.sql("select coalesce(sum(calls), 0)" + FROM)
                .param(database)
                .query(Long.class)
                .single();
    }

    private static final String FROM =
            " from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = ?"
                    + " and s.query !~* '^(begin|commit|rollback|set |show |reset )'";

    /** The statements of the last {@link #during}, those that took longest first. */
    List<Statement> top(int number) {
        return jdbc.sql("select s.calls, s.total_exec_time as millis, s.query" + FROM
                        + " order by s.total_exec_time desc limit " + number)
                .param(database)
                .query(Statement.class)
                .list();
    }

    record Statement(long calls, double millis, String query) {}
}
