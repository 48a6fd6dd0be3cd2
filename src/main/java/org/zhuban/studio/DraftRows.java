package org.zhuban.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhuban.common.Programme;
import org.zhuban.filing.engine.gate.ProcessOutline;
import org.zhuban.identity.CurrentAccount;

/** Drafts 流程草稿 and their files in the database; asks nobody's leave. */
@Component
class DraftRows {

    private static final int LONGEST_NAME = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    DraftRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Draft> find(UUID id) {
        return jdbc.sql("select * from process_draft where id = ?")
                .param(id)
                .query(DraftRows::draft)
                .optional();
    }

    Optional<Draft> openOf(String type) {
        return jdbc.sql("select * from process_draft where type = ? and state in ('DRAFT', 'SUBMITTED')")
                .param(type)
                .query(DraftRows::draft)
                .optional();
    }

    List<Draft> open() {
        return jdbc.sql("select * from process_draft where state in ('DRAFT', 'SUBMITTED') order by changed_at desc")
                .query(DraftRows::draft)
                .list();
    }

    SortedMap<String, byte[]> files(UUID id) {
        var files = new TreeMap<String, byte[]>();
        jdbc.sql("select path, content from process_draft_file where draft = ?")
                .param(id)
                .query((row, index) -> files.put(row.getString("path"), row.getBytes("content")))
                .list();
        return files;
    }

    void insert(Draft draft) {
        jdbc.sql(
                        """
                        insert into process_draft (id, type, base, programme, name, editor, editor_name, created_at, created_by,
                            changed_at, changed_by)
                        values (:id, :type, :base, :programme, :name, :editor, :editorName, :now, :by, :now, :by)""")
                .param("id", draft.id())
                .param("type", draft.type())
                .param("base", draft.base())
                .param("programme", draft.programme().name())
                .param("name", draft.name())
                .param("editor", draft.editor())
                .param("editorName", draft.editorName())
                .param("now", at(draft.createdAt()))
                .param("by", draft.createdBy())
                .update();
    }

    /** The draft's next version, if this account edits it and saw the present one. */
    boolean advance(UUID id, CurrentAccount account, long version) {
        return jdbc.sql(
                                """
                                update process_draft set version = version + 1, changed_at = :now, changed_by = :by
                                where id = :id and version = :version and editor = :editor and state = 'DRAFT'""")
                        .param("id", id)
                        .param("version", version)
                        .param("editor", account.id())
                        .param("now", now())
                        .param("by", account.displayName())
                        .update()
                > 0;
    }

    /** Gives it to another editor, whatever version it has. */
    void editor(UUID id, CurrentAccount account) {
        jdbc.sql(
                        """
                        update process_draft set editor = :editor, editor_name = :name, version = version + 1
                        where id = :id and state = 'DRAFT'""")
                .param("id", id)
                .param("editor", account.id())
                .param("name", account.displayName())
                .update();
    }

    /** It goes on from another version of its type. */
    void base(UUID id, String definition) {
        jdbc.sql("update process_draft set base = :base where id = :id")
                .param("id", id)
                .param("base", definition)
                .update();
    }

    boolean move(UUID id, Draft.State from, Draft.State to, String by) {
        return jdbc.sql(
                                """
                                update process_draft set state = :to, version = version + 1, changed_at = :now, changed_by = :by
                                where id = :id and state = :from""")
                        .param("id", id)
                        .param("from", from.name())
                        .param("to", to.name())
                        .param("now", now())
                        .param("by", by)
                        .update()
                > 0;
    }

    void put(UUID id, String path, byte[] content, String by) {
        put(id, path, content, by, false);
    }

    /** Has he been writing in it since then? */
    boolean writing(UUID id, String path, String by, Instant since) {
        return jdbc.sql(
                        """
                        select exists (select from process_draft_file
                                       where draft = :id and path = :path and written and changed_by = :by and changed_at > :since)""")
                .param("id", id)
                .param("path", path)
                .param("by", by)
                .param("since", at(since))
                .query(Boolean.class)
                .single();
    }

    /** @param written in the editor; else it came with others */
    void put(UUID id, String path, byte[] content, String by, boolean written) {
        jdbc.sql(
                        """
                        insert into process_draft_file (draft, path, content, changed_at, changed_by, written)
                        values (:id, :path, :content, :now, :by, :written)
                        on conflict (draft, path) do update
                            set content = excluded.content, changed_at = excluded.changed_at, changed_by = excluded.changed_by,
                                written = excluded.written""")
                .param("written", written)
                .param("id", id)
                .param("path", path)
                .param("content", content)
                .param("now", now())
                .param("by", by)
                .update();
        named(id, path, content);
    }

    /** It is called as its process is, once that can be read. */
    private void named(UUID id, String path, byte[] content) {
        if (!path.endsWith(".bpmn")) {
            return;
        }
        try {
            String name = ProcessOutline.of(content).process().name().strip();
            if (!name.isEmpty() && name.length() <= LONGEST_NAME) {
                jdbc.sql("update process_draft set name = :name where id = :id")
                        .param("id", id)
                        .param("name", name)
                        .update();
            }
        } catch (IllegalArgumentException | NoSuchElementException unreadable) {
            // the gate tells it
        }
    }

    boolean remove(UUID id, String path) {
        return jdbc.sql("delete from process_draft_file where draft = ? and path = ?")
                        .params(id, path)
                        .update()
                > 0;
    }

    void removeAll(UUID id) {
        jdbc.sql("delete from process_draft_file where draft = ?").param(id).update();
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Draft draft(ResultSet row, @SuppressWarnings("unused") int number) throws SQLException {
        return new Draft(
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("base"),
                Programme.valueOf(row.getString("programme")),
                row.getString("name"),
                Draft.State.valueOf(row.getString("state")),
                row.getObject("editor", UUID.class),
                row.getString("editor_name"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by"),
                row.getLong("version"));
    }
}
