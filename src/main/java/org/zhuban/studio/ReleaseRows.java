package org.zhuban.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code process_release} and its files. */
@Repository
class ReleaseRows {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    ReleaseRows(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** One release of a type at a time, until the transaction ends. */
    void oneAtATime(String type) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:type, 187))")
                .param("type", type)
                .query((row, number) -> true)
                .list();
    }

    /** @param answers of the filing, as they were declared */
    void insert(Release release, Map<String, Object> answers, Map<String, byte[]> files) {
        jdbc.sql(
                        """
                        insert into process_release (id, type, kind, base, former, target, draft, filing, name, why, difference, migrate, pairs,
                                                     leaves, preview, digest, trial, answers, state, asked_by, asked_name, asked_at)
                        values (:id, :type, :kind, :base, :former, :target, :draft, :filing, :name, :why, :difference, :migrate, :pairs::jsonb,
                                :leaves, :preview, :digest, :trial, :answers::jsonb, :state, :askedBy, :askedName, :askedAt)
                        on conflict (id) do update set base = excluded.base, target = excluded.target, why = excluded.why,
                            difference = excluded.difference, migrate = excluded.migrate, pairs = excluded.pairs, leaves = excluded.leaves,
                            preview = excluded.preview, digest = excluded.digest, trial = excluded.trial, answers = excluded.answers,
                            state = excluded.state, asked_at = excluded.asked_at""")
                .param("id", release.id())
                .param("type", release.type())
                .param("kind", release.kind().name())
                .param("base", release.base())
                .param("former", release.former())
                .param("target", release.target())
                .param("draft", release.draft(), java.sql.Types.OTHER)
                .param("filing", release.filing())
                .param("name", release.name())
                .param("why", release.why())
                .param("difference", release.difference())
                .param("migrate", release.migrate())
                .param("pairs", write(release.pairs()))
                .param("leaves", release.leaves())
                .param("preview", release.preview())
                .param("digest", release.digest())
                .param("trial", release.trial())
                .param("answers", write(answers))
                .param("state", release.state().name())
                .param("askedBy", release.askedBy())
                .param("askedName", release.askedName())
                .param("askedAt", release.askedAt().atOffset(ZoneOffset.UTC))
                .update();
        removeFiles(release.id());
        files.forEach((path, content) -> jdbc.sql(
                        "insert into process_release_file (release, path, content) values (:release, :path, :content)")
                .param("release", release.id())
                .param("path", path)
                .param("content", content)
                .update());
    }

    SortedMap<String, byte[]> files(UUID id) {
        var files = new TreeMap<String, byte[]>();
        jdbc.sql("select path, content from process_release_file where release = :id")
                .param("id", id)
                .query((row, number) -> files.put(row.getString("path"), row.getBytes("content")))
                .list();
        return files;
    }

    void removeFiles(UUID id) {
        jdbc.sql("delete from process_release_file where release = :id")
                .param("id", id)
                .update();
    }

    Map<String, String> answers(UUID id) {
        return jdbc.sql("select answers::text from process_release where id = :id")
                .param("id", id)
                .query((row, number) -> read(row.getString(1)))
                .single();
    }

    Optional<Release> find(UUID id) {
        return one("id = :key", id);
    }

    Optional<Release> ofFiling(UUID filing) {
        return one("filing = :key", filing);
    }

    /** The one that is on its way. */
    Optional<Release> openOf(String type) {
        return one("type = :key and state in ('REQUESTED', 'RETURNED')", type);
    }

    private Optional<Release> one(String condition, Object key) {
        return jdbc.sql("select * from process_release where " + condition)
                .param("key", key)
                .query(this::map)
                .optional();
    }

    List<Release> of(String type) {
        return jdbc.sql("select * from process_release where type = :type order by asked_at desc limit 200")
                .param("type", type)
                .query(this::map)
                .list();
    }

    void state(UUID id, Release.State state) {
        jdbc.sql("update process_release set state = :state where id = :id")
                .param("state", state.name())
                .param("id", id)
                .update();
    }

    void approved(UUID id, String by, String name) {
        jdbc.sql("update process_release set approved_by = :by, approved_name = :name where id = :id")
                .param("by", by)
                .param("name", name)
                .param("id", id)
                .update();
    }

    Optional<String> approver(UUID id) {
        return jdbc.sql("select approved_by from process_release where id = :id and approved_by is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** @param definition that it became; null of a migration */
    void released(UUID id, @Nullable String definition) {
        jdbc.sql(
                        "update process_release set state = 'RELEASED', definition = :definition, released_at = :now where id = :id")
                .param("definition", definition, java.sql.Types.VARCHAR)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    private Release map(ResultSet row, @SuppressWarnings("unused") int number) throws SQLException {
        OffsetDateTime released = row.getObject("released_at", OffsetDateTime.class);
        return new Release(
                row.getObject("id", UUID.class),
                row.getString("type"),
                Release.Kind.valueOf(row.getString("kind")),
                row.getString("base"),
                row.getString("former"),
                row.getString("target"),
                row.getObject("draft", UUID.class),
                row.getObject("filing", UUID.class),
                row.getString("name"),
                row.getString("why"),
                row.getString("difference"),
                row.getBoolean("migrate"),
                read(row.getString("pairs")),
                row.getBoolean("leaves"),
                row.getString("preview"),
                row.getString("digest"),
                row.getString("trial"),
                Release.State.valueOf(row.getString("state")),
                row.getString("definition"),
                row.getObject("asked_by", UUID.class),
                row.getString("asked_name"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("approved_name"),
                released == null ? null : released.toInstant());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, String> read(@Nullable String text) {
        try {
            return text == null ? Map.of() : json.readValue(text, new TypeReference<TreeMap<String, String>>() {});
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
