package org.zhuban.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.Ids;
import org.zhuban.identity.OneTimeCodeDelivery;

/** Writes both kinds of message beside the business change; what is rolled back is never sent. */
@Service
class JdbcMessages implements Messages, OneTimeCodeDelivery {

    /** RULES ZZ: a code is valid while under 300 s; a later delivery only confuses. */
    static final Duration CODE_VALID = Duration.ofSeconds(300);

    private static final String CODE = "sms.code";
    private static final String PURPOSE = "code.purpose.";

    private final JdbcSmsOutbox outbox;
    private final SmsPost post;
    private final JdbcClient jdbc;
    private final Wording wording;
    private final ObjectMapper json;
    private final Clock clock;

    JdbcMessages(JdbcSmsOutbox outbox, SmsPost post, JdbcClient jdbc, Wording wording, ObjectMapper json, Clock clock) {
        this.outbox = outbox;
        this.post = post;
        this.jdbc = jdbc;
        this.wording = wording;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void sms(String mobile, String template, @Nullable UUID filing, Object... args) {
        post.afterCommit(outbox.write(mobile, template, wording.chinese(template, args), filing, null));
    }

    @Override
    @Transactional
    public void deliver(String purpose, String mobile, String code) {
        var known = wording.known(PURPOSE + purpose) ? purpose : "other";
        var text = wording.chinese(CODE, code, CODE_VALID.toMinutes(), wording.chinese(PURPOSE + known));
        post.afterCommit(outbox.write(mobile, CODE, text, null, clock.instant().plus(CODE_VALID)));
    }

    @Override
    @Transactional
    public void notice(UUID account, String template, @Nullable String link, Object... args) {
        wording.require(template);
        jdbc.sql(
                        """
                        insert into box_message (id, account, template, arguments, link, created_at)
                        values (:id, :account, :template, cast(:arguments as jsonb), :link, :now)""")
                .param("id", Ids.next())
                .param("account", account)
                .param("template", template)
                .param("arguments", array(args))
                .param("link", link)
                .param("now", JdbcSmsOutbox.utc(clock.instant()))
                .update();
    }

    @Override
    public int unread(UUID account) {
        return jdbc.sql("select count(*) from box_message where account = :account and read_at is null")
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    private String array(Object... args) {
        try {
            return json.writeValueAsString(wording.plain(args));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
