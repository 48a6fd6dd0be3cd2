package org.zhuban.bench;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Processor time spent.
 *
 * @param clients of this process: the clients, or the bare engine
 * @param program of the program under test
 * @param server  of the database server, all its processes together
 */
record Effort(Duration clients, Duration program, Duration server) {

    static final Effort NONE = new Effort(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    Effort since(Effort earlier) {
        return new Effort(
                clients.minus(earlier.clients), program.minus(earlier.program), server.minus(earlier.server));
    }

    Effort plus(Effort more) {
        return new Effort(clients.plus(more.clients), program.plus(more.program), server.plus(more.server));
    }

    /** Milliseconds a cycle. */
    Object[] row(String name, double cycles) {
        return new Object[] {
            name, clients.toMillis() / cycles, program.toMillis() / cycles, server.toMillis() / cycles
        };
    }

    /** Reads what was spent up to now. */
    record Gauge(long program, DataSource server) {

        Effort now() {
            return new Effort(
                    spent(ProcessHandle.current()),
                    spent(ProcessHandle.of(program).orElseThrow()),
                    postmaster().descendants().map(Gauge::spent).reduce(Duration.ZERO, Duration::plus));
        }

        private ProcessHandle postmaster() {
            String pid = JdbcClient.create(server)
                    .sql("select split_part(pg_read_file('postmaster.pid'), chr(10), 1)")
                    .query(String.class)
                    .single();
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        }

        private static Duration spent(ProcessHandle process) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO);
        }
    }
}
