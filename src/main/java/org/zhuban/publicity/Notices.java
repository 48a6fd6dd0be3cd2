package org.zhuban.publicity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.Ids;

/** Publishing 公示 by registers, in the transaction of what they record. Nothing of the past changes: what begins or ends does so now or later. */
@Service
public class Notices {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Notices(JdbcClient jdbc, ObjectMapper json, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.events = events;
    }

    /**
     * From {@code notice.from()} on, or from now on if that has passed, this is what is said of its subject; until then what was said before (RULES XJ 2). A
     * version that was to begin later than this one is never shown.
     */
    @Transactional
    public void publish(Notice notice) {
        Instant from = notBeforeNow(notice.from());
        end(notice.subject(), from);
        Instant until = notice.until();
        if (until != null && !until.isAfter(from)) {
            return;
        }
        jdbc.sql(
                        """
                        insert into notice (id, subject, version, category, kind, title, credit_code, region, sections, from_at, until_at, search)
                        select :id, :subject, coalesce(max(version), 0) + 1, :category, :kind, :title, :creditCode, :region, :sections::jsonb, :from,
                               coalesce(:until::timestamptz, 'infinity'), search_text(:searched)
                        from notice where subject = :subject""")
                .param("id", Ids.next())
                .param("subject", notice.subject())
                .param("category", notice.category())
                .param("kind", notice.kind())
                .param("title", notice.title())
                .param("creditCode", notice.creditCode())
                .param("region", notice.region())
                .param("sections", written(notice.sections()))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .param("searched", searched(notice))
                .update();
        events.publishEvent(new NoticesChanged());
    }

    /** Nothing is said of the subject from then on, or from now on if that has passed. */
    @Transactional
    public void withdraw(UUID subject, @Nullable Instant from) {
        end(subject, notBeforeNow(from == null ? Instant.MIN : from));
        events.publishEvent(new NoticesChanged());
    }

    /** Nothing is said of the subject any more; most have none. */
    @Transactional
    public void end(UUID subject) {
        boolean any = jdbc.sql("select exists (select from notice where subject = :subject and until_at > :now)")
                .param("subject", subject)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
        if (any) {
            withdraw(subject, null);
        }
    }

    /** Two that publish of one subject do so one after the other. */
    private void end(UUID subject, Instant at) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:subject, 145))")
                .param("subject", subject.toString())
                .query()
                .singleRow();
        jdbc.sql(
                        "update notice set until_at = greatest(from_at, :at) where subject = :subject and until_at > :at and until_at > from_at")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("subject", subject)
                .update();
    }

    private Instant notBeforeNow(Instant at) {
        Instant now = clock.instant();
        return at.isBefore(now) ? now : at;
    }

    private String written(List<Section> sections) {
        try {
            return json.writeValueAsString(sections);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String searched(Notice notice) {
        List<String> words = new ArrayList<>();
        words.add(notice.title());
        if (notice.creditCode() != null) {
            words.add(notice.creditCode());
        }
        for (Section section : notice.sections()) {
            section.rows().forEach(row -> words.add(row.value()));
            section.cells().forEach(words::addAll);
        }
        return String.join("\n", words);
    }
}
