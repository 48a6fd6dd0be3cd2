package org.zhuban.identity.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhuban.common.UnprocessableException;
import org.zhuban.privacy.Sealer;

/** First answers of calls with an {@code Idempotency-Key}; sealed, since they may hold personal data. */
@Component
class IdempotentCalls {

    static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Sealer sealer;
    private final ObjectMapper json;
    private final Clock clock;

    IdempotentCalls(JdbcClient jdbc, Sealer sealer, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.sealer = sealer;
        this.json = json;
        this.clock = clock;
    }

    /** An answer as it goes over the wire. */
    record Answer(int status, Map<String, String> headers, @Nullable JsonNode body) {

        ResponseEntity<JsonNode> entity() {
            var entity = ResponseEntity.status(status);
            headers.forEach(entity::header);
            return entity.body(body);
        }
    }

    /**
     * Notes a call, in the caller's transaction; waits while the same is under way elsewhere.
     *
     * @return the first answer if there was one, null if this call is the first
     * @throws UnprocessableException {@code idempotency.other-body}
     */
    @Nullable
    Answer first(String caller, String key, byte[] fingerprint) {
        var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        var noted = jdbc.sql(
                        """
                        insert into idempotent_call (caller, key, fingerprint, at) values (?, ?, ?, ?)
                        on conflict (caller, key) do update
                            set fingerprint = excluded.fingerprint, status = null, answer = null, at = excluded.at
                            where idempotent_call.at <= ?""")
                .params(caller, key, fingerprint, now, now.minus(KEPT))
                .update();
        if (noted == 1) {
            return null;
        }
        var former = jdbc.sql("select fingerprint, status, answer from idempotent_call where caller = ? and key = ?")
                .params(caller, key)
                .query((row, n) ->
                        new Noted(row.getBytes("fingerprint"), row.getInt("status"), row.getString("answer")))
                .single();
        if (!MessageDigest.isEqual(former.fingerprint(), fingerprint)) {
            throw new UnprocessableException("idempotency.other-body");
        }
        return open(caller, key, former);
    }

    void keep(String caller, String key, Answer answer) {
        try {
            var text = json.writeValueAsString(answer);
            jdbc.sql("update idempotent_call set status = ?, answer = ? where caller = ? and key = ?")
                    .params(
                            answer.status(),
                            sealer.seal(text, "idempotent_call", "answer", caller + "|" + key),
                            caller,
                            key)
                    .update();
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("an answer that is not JSON cannot be repeated", unwritable);
        }
    }

    /** What a controller returned, as an answer. */
    Answer answer(@Nullable Object returned, int status) {
        if (returned instanceof ResponseEntity<?> entity) {
            var headers = new TreeMap<String, String>();
            for (var name : new String[] {HttpHeaders.LOCATION, HttpHeaders.ETAG}) {
                var value = entity.getHeaders().getFirst(name);
                if (value != null) {
                    headers.put(name, value);
                }
            }
            return new Answer(entity.getStatusCode().value(), headers, tree(entity.getBody()));
        }
        return new Answer(status, Map.of(), tree(returned));
    }

    private @Nullable JsonNode tree(@Nullable Object body) {
        return body == null ? null : json.valueToTree(body);
    }

    private Answer open(String caller, String key, Noted noted) {
        try {
            return json.readValue(
                    sealer.open(noted.answer(), "idempotent_call", "answer", caller + "|" + key), Answer.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a kept answer can't be read", broken);
        }
    }

    private record Noted(byte[] fingerprint, int status, String answer) {}
}
