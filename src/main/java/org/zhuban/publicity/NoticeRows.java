package org.zhuban.publicity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Rows of table {@code notice}. */
@Component
class NoticeRows implements RowMapper<NoticeRows.Version> {

    static final String SELECT =
            "select id, subject, version, category, kind, title, credit_code, region, sections, from_at, nullif(until_at, 'infinity') as ends_at from notice";

    private static final TypeReference<List<Section>> SECTIONS = new TypeReference<>() {};

    /** With where it stands in the list. */
    record Version(UUID id, Instant from, @Nullable Instant until, PublicNotice notice) {}

    private final ObjectMapper json;

    NoticeRows(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Version mapRow(ResultSet row, int index) throws SQLException {
        Instant from = row.getObject("from_at", OffsetDateTime.class).toInstant();
        OffsetDateTime end = row.getObject("ends_at", OffsetDateTime.class);
        Instant until = end == null ? null : end.toInstant();
        return new Version(
                row.getObject("id", UUID.class),
                from,
                until,
                new PublicNotice(
                        row.getObject("subject", UUID.class),
                        PublicNotice.State.PUBLIC,
                        null,
                        row.getInt("version"),
                        row.getString("category"),
                        row.getString("kind"),
                        row.getString("title"),
                        row.getString("credit_code"),
                        row.getString("region"),
                        from,
                        until,
                        sections(row.getString("sections"))));
    }

    private List<Section> sections(String text) {
        try {
            return json.readValue(text, SECTIONS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
