package org.zhuban.review;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.FieldError;
import org.zhuban.common.Ids;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Programme;
import org.zhuban.identity.CurrentAccount;

/** Saved filters 常用筛选 of the inbox: each account's own, at most {@value #MOST}. What they show depends on the desks of the moment. */
@Service
public class SavedFilters {

    public static final int MOST = 20;
    public static final int LONGEST_NAME = 20;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    SavedFilters(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<SavedFilter> list(CurrentAccount account) {
        return jdbc.sql(
                        "select id, name, question, standard from saved_filter where account = :account order by created_at, id")
                .param("account", account.id())
                .query((row, number) -> new SavedFilter(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        read(row.getString("question")),
                        row.getBoolean("standard")))
                .list();
    }

    /**
     * @throws InvalidInputException {@code /name}: missing, too long, taken, or there are {@value #MOST} already
     */
    @Transactional
    public SavedFilter save(CurrentAccount account, String name, InboxQuery query) {
        lock(account);
        String given = checked(name);
        List<SavedFilter> before = list(account);
        if (before.size() >= MOST) {
            throw new InvalidInputException(new FieldError("/name", "review.filter.most", MOST));
        }
        refuseIfTaken(before, given, null);
        var saved = new SavedFilter(Ids.next(), given, query, false);
        jdbc.sql(
                        "insert into saved_filter (id, account, name, question, created_at) values (:id, :account, :name, :question::jsonb, :now)")
                .param("id", saved.id())
                .param("account", account.id())
                .param("name", given)
                .param("question", write(query))
                .param("now", OpenTaskRows.at(clock.instant()))
                .update();
        return saved;
    }

    /** @throws NotFoundException {@code review.filter.unknown}, also for another's */
    @Transactional
    public void rename(CurrentAccount account, UUID id, String name) {
        lock(account);
        String given = checked(name);
        refuseIfTaken(list(account), given, id);
        found(jdbc.sql("update saved_filter set name = :name where id = :id and account = :account")
                .param("name", given)
                .param("id", id)
                .param("account", account.id())
                .update());
    }

    /** The inbox opens with this one, or no longer; with one at most. */
    @Transactional
    public void standard(CurrentAccount account, UUID id, boolean standard) {
        lock(account);
        jdbc.sql("update saved_filter set standard = false where account = :account and standard")
                .param("account", account.id())
                .update();
        found(jdbc.sql("update saved_filter set standard = :standard where id = :id and account = :account")
                .param("standard", standard)
                .param("id", id)
                .param("account", account.id())
                .update());
    }

    @Transactional
    public void delete(CurrentAccount account, UUID id) {
        found(jdbc.sql("delete from saved_filter where id = :id and account = :account")
                .param("id", id)
                .param("account", account.id())
                .update());
    }

    /** Two windows of one account change them one after the other. */
    private void lock(CurrentAccount account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:account, 167))")
                .param("account", account.id().toString())
                .query((row, number) -> true)
                .list();
    }

    private static void found(int changed) {
        if (changed == 0) {
            throw new NotFoundException("review.filter.unknown");
        }
    }

    private static String checked(String name) {
        String given = name.strip();
        if (given.isEmpty()) {
            throw new InvalidInputException(new FieldError("/name", "review.filter.name-missing"));
        }
        if (given.length() > LONGEST_NAME || given.indexOf('\0') >= 0) {
            throw new InvalidInputException(new FieldError("/name", "review.filter.name-long", LONGEST_NAME));
        }
        return given;
    }

    private static void refuseIfTaken(List<SavedFilter> others, String name, @Nullable UUID except) {
        if (others.stream()
                .anyMatch(other -> other.name().equals(name) && !other.id().equals(except))) {
            throw new InvalidInputException(new FieldError("/name", "review.filter.name-taken"));
        }
    }

    /** The question as it is kept; what a later version asks besides is left out by this one. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Question(
            InboxQuery.Box box,
            @Nullable String type,
            @Nullable Programme programme,
            @Nullable String region,
            @Nullable String q,
            InboxQuery.@Nullable Haste haste,
            InboxQuery.Sort sort) {}

    private String write(InboxQuery query) {
        try {
            return json.writeValueAsString(new Question(
                    query.box(),
                    query.type(),
                    query.programme(),
                    query.region(),
                    query.q(),
                    query.haste(),
                    query.sort()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private InboxQuery read(String question) {
        try {
            Question asked = json.readValue(question, Question.class);
            return new InboxQuery(
                    asked.box(),
                    asked.type(),
                    asked.programme(),
                    asked.region(),
                    asked.q(),
                    asked.haste(),
                    asked.sort());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("saved_filter.question is not readable", broken);
        }
    }
}
