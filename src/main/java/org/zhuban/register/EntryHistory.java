package org.zhuban.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhuban.common.Ids;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingTypes;
import org.zhuban.filing.form.FieldChange;
import org.zhuban.filing.form.Forms;

/** The history of entries (SPEC 5): who, when, before, after, by which filing. What a number was is masked here; the filing's revision keeps it sealed. */
@Component
public class EntryHistory {

    private static final TypeReference<List<FieldChange>> CHANGES = new TypeReference<>() {};

    private final FilingTypes types;
    private final Forms forms;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    EntryHistory(@Lazy FilingTypes types, Forms forms, JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.types = types;
        this.forms = forms;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Adds a version, in the caller's transaction.
     *
     * @param before answers by key of the filing's form as the register had them; empty for a first version
     * @param after  as it has them now
     */
    public void add(String register, UUID entry, Filing filing, Map<String, Object> before, Map<String, Object> after) {
        List<FieldChange> changes = forms.differences(types.form(types.newest(filing.type())), before, after);
        add(register, entry, filing.id(), filing.number(), filing.type(), filing.changedBy(), changes);
    }

    /**
     * Adds a version that no filing made: the authority's own act, in the caller's transaction.
     *
     * @param verb what was done, e.g. {@code project-create}; its sentence is message code {@code register.act.<verb>}
     * @param by   who, as shown
     */
    public void add(String register, UUID entry, String verb, String by, List<FieldChange> changes) {
        add(register, entry, null, null, verb, by, changes);
    }

    @SuppressWarnings("TooManyParameters")
    private void add(
            String register,
            UUID entry,
            @Nullable UUID filing,
            @Nullable String number,
            String type,
            String by,
            List<FieldChange> changes) {
        jdbc.sql(
                        """
                        insert into register_version (id, register, entry, version, filing, number, type, by, at, changes)
                        select :id, :register, :entry, coalesce(max(version), 0) + 1, cast(:filing as uuid), cast(:number as text), :type, :by, :at, :changes::jsonb
                        from register_version where register = :register and entry = :entry""")
                .param("id", Ids.next())
                .param("register", register)
                .param("entry", entry)
                .param("filing", filing)
                .param("number", number)
                .param("type", type)
                .param("by", by)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("changes", write(changes))
                .update();
    }

    /** Newest first. The caller has checked that the entry may be seen. */
    public List<EntryVersion> of(String register, UUID entry) {
        return jdbc.sql(
                        """
                        select version, filing, number, type, by, at, changes::text as changes from register_version
                        where register = :register and entry = :entry order by version desc""")
                .param("register", register)
                .param("entry", entry)
                .query((row, index) -> new EntryVersion(
                        row.getInt("version"),
                        row.getObject("filing", UUID.class),
                        row.getString("number"),
                        row.getString("type"),
                        row.getString("by"),
                        row.getTimestamp("at").toInstant(),
                        read(row.getString("changes"))))
                .list();
    }

    private String write(List<FieldChange> changes) {
        try {
            return json.writeValueAsString(changes);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<FieldChange> read(String changes) {
        try {
            return json.readValue(changes, CHANGES);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("register_version.changes is not readable", unreadable);
        }
    }
}
