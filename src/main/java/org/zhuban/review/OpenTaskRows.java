package org.zhuban.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Programme;
import org.zhuban.filing.OpenTasks;

/** Rows of {@code open_task}. */
final class OpenTaskRows {

    static final String COLUMNS =
            "id, filing, number, type, programme, title, subject, region, definition, task, name, desk, desk_group,"
                    + " applicant, organisation, assignee, assignee_name, revision, created_at, due_at, suspended, reminded_at, held, round, signed, signers";

    private OpenTaskRows() {}

    static OpenTask map(ResultSet row, @SuppressWarnings("unused") int number) throws SQLException {
        return new OpenTask(
                row.getString("id"),
                row.getObject("filing", UUID.class),
                row.getString("number"),
                row.getString("type"),
                Programme.valueOf(row.getString("programme")),
                row.getString("title"),
                row.getString("subject"),
                row.getString("region"),
                row.getString("definition"),
                row.getString("task"),
                row.getString("name"),
                row.getString("desk"),
                row.getString("desk_group"),
                row.getObject("applicant", UUID.class),
                row.getObject("organisation", UUID.class),
                row.getObject("assignee", UUID.class),
                row.getString("assignee_name"),
                row.getInt("revision"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("suspended"),
                instant(row.getObject("reminded_at", OffsetDateTime.class)),
                held(row.getString("held")),
                row.getString("round") == null
                        ? null
                        : new OpenTasks.Signed(row.getString("round"), row.getInt("signed"), row.getInt("signers")));
    }

    private static OpenTask.@Nullable Held held(@Nullable String held) {
        return held == null ? null : OpenTask.Held.valueOf(held);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    /** As the driver takes it. */
    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
