package org.zhuban.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.Page;
import org.zhuban.identity.LoggedIn;

/** The message box 消息 of whoever is logged in; no method takes an account, so nobody reads another's. */
@Service
@PreAuthorize("isAuthenticated()")
public class NoticeBox {

    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final LoggedIn loggedIn;
    private final Wording wording;
    private final ObjectMapper json;
    private final Clock clock;
    private final Messages messages;

    NoticeBox(JdbcClient jdbc, LoggedIn loggedIn, Wording wording, ObjectMapper json, Clock clock, Messages messages) {
        this.jdbc = jdbc;
        this.loggedIn = loggedIn;
        this.wording = wording;
        this.json = json;
        this.clock = clock;
        this.messages = messages;
    }

    /**
     * One message, in the reader's language.
     *
     * @param link route inside the application, null = none
     */
    public record Notice(UUID id, String text, @Nullable String link, Instant at, boolean read) {}

    /**
     * Newest first.
     *
     * @param cursor {@link Page#next} of the page before, null = from the newest
     */
    public Page<Notice> list(boolean unreadOnly, @Nullable String cursor, int size) {
        var from = Cursor.parse(cursor);
        var rows = jdbc.sql(
                        """
                        select id, template, arguments, link, created_at, read_at is not null as read from box_message
                        where account = :account and (not :unread or read_at is null)
                          and (cast(:time as timestamptz) is null or (created_at, id) < (:time, cast(:id as uuid)))
                        order by created_at desc, id desc limit :limit""")
                .param("account", me())
                .param("unread", unreadOnly)
                .param(
                        "time",
                        from == null ? null : JdbcSmsOutbox.utc(from.time()),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", from == null ? null : from.id())
                .param("limit", size + 1)
                .query((row, number) -> new Notice(
                        row.getObject("id", UUID.class),
                        wording.reader(row.getString("template"), arguments(row.getString("arguments"))),
                        row.getString("link"),
                        JdbcSmsOutbox.instant(row, "created_at"),
                        row.getBoolean("read")))
                .list();
        return Cursor.page(rows, size, last -> new Cursor(last.at(), last.id()));
    }

    public int unread() {
        return messages.unread(me());
    }

    /** Marks one of one's own as read; nothing happens for another's. */
    @Transactional
    public void markRead(UUID id) {
        jdbc.sql("update box_message set read_at = :now where id = :id and account = :account and read_at is null")
                .param("now", JdbcSmsOutbox.utc(clock.instant()))
                .param("id", id)
                .param("account", me())
                .update();
    }

    @Transactional
    public void markAllRead() {
        jdbc.sql("update box_message set read_at = :now where account = :account and read_at is null")
                .param("now", JdbcSmsOutbox.utc(clock.instant()))
                .param("account", me())
                .update();
    }

    private UUID me() {
        return loggedIn.require().id();
    }

    private List<String> arguments(String array) {
        try {
            return json.readValue(array, STRINGS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("box_message.arguments is not a list of texts", broken);
        }
    }
}
