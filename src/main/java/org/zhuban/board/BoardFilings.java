package org.zhuban.board;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Page;
import org.zhuban.filing.FilingState;
import org.zhuban.identity.CurrentAccount;

/** What stands behind a number of the board, newest first. */
@Service
public class BoardFilings {

    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final Board board;
    private final BoardNames names;

    BoardFilings(JdbcClient jdbc, Board board, BoardNames names) {
        this.jdbc = jdbc;
        this.board = board;
        this.names = names;
    }

    /**
     * A page.
     *
     * @param cursor {@link Page#next} of the page before, null for the first
     * @param size   1 to 500
     * @throws org.zhuban.common.DeniedException   {@code board.not-supervisor}
     * @throws org.zhuban.common.NotFoundException {@code board.region}
     * @throws InvalidInputException               at {@code /weeks}, {@code /cursor}
     */
    @Transactional(readOnly = true)
    public Page<BoardFiling> page(CurrentAccount account, BoardFilter filter, @Nullable String cursor, int size) {
        BoardScope scope = Board.scope(account, filter.query());
        int limit = Math.max(1, Math.min(MOST, size));
        Map<String, Object> parameters = new LinkedHashMap<>();
        String where = where(scope, filter, cursor, parameters);
        Map<String, String> types = names.types();
        List<BoardFiling> found = jdbc.sql(
                        "select b.*, coalesce(e.verdict, e.outcome) as outcome, f.number, f.title, f.state, a.display_name from (select * from board_fact where "
                                + where
                                + " order by at desc, id desc limit :size) b join filing f on f.id = b.filing left join filing_event e on e.id = b.id"
                                + " left join account a on a.id = b.actor order by b.at desc, b.id desc")
                .params(parameters)
                .param("size", limit + 1)
                .query((row, number) -> map(row, types))
                .list();
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        BoardFiling last = found.get(limit - 1);
        return new Page<>(List.copyOf(found.subList(0, limit)), cursor(last));
    }

    private String where(
            BoardScope scope, BoardFilter filter, @Nullable String cursor, Map<String, Object> parameters) {
        LocalDate from = filter.week() == null ? board.from(filter.query()) : filter.week();
        var where = new StringBuilder("programme = any(:programmes) and at >= :from");
        parameters.put("programmes", scope.programmeNames());
        parameters.put("from", start(from));
        if (filter.week() != null) {
            where.append(" and at < :to");
            parameters.put("to", start(from.plusWeeks(1)));
        }
        if (scope.region().length() == 6) {
            where.append(" and region = :region");
            parameters.put("region", scope.region());
        } else if (scope.region().length() == 4) { // as the index has it
            where.append(" and substr(region::text, 1, 4) = :region");
            parameters.put("region", scope.region());
        } else if (!scope.region().isEmpty()) {
            where.append(" and starts_with(region::text, :region)");
            parameters.put("region", scope.region());
        }
        if (filter.kind() != null) {
            where.append(" and ").append(filter.kind().condition());
        }
        if (filter.type() != null) {
            where.append(" and type = :type");
            parameters.put("type", filter.type());
        }
        if (filter.person() != null) {
            where.append(" and actor = :person");
            parameters.put("person", filter.person());
        }
        if (cursor != null) {
            Last last = last(cursor);
            where.append(" and (at, id) < (:lastAt, :lastId)");
            parameters.put("lastAt", last.at().atOffset(ZoneOffset.UTC));
            parameters.put("lastId", last.id());
        }
        return where.toString();
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(Board.ZONE).toOffsetDateTime();
    }

    private record Last(Instant at, UUID id) {}

    private static String cursor(BoardFiling last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((last.at() + " " + last.id()).getBytes(StandardCharsets.UTF_8));
    }

    private static Last last(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
            return new Last(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | java.time.DateTimeException | IndexOutOfBoundsException notOurs) {
            throw new InvalidInputException(new FieldError("/cursor", "review.cursor"));
        }
    }

    private static BoardFiling map(ResultSet row, Map<String, String> types) throws SQLException {
        String type = row.getString("type");
        return new BoardFiling(
                row.getObject("id", UUID.class),
                row.getObject("filing", UUID.class),
                row.getString("number"),
                row.getString("title"),
                type,
                types.getOrDefault(type, type),
                row.getString("region"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                row.getString("outcome"),
                FilingState.valueOf(row.getString("state")),
                row.getString("display_name"),
                row.getBoolean("late"),
                row.getInt("waited"));
    }
}
