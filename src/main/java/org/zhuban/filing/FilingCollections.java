package org.zhuban.filing;

import java.text.Normalizer;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.Page;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.Forms;
import org.zhuban.privacy.Masks;

/**
 * What an enterprise has filed of one type 归集列表 (XC 5.1, 6.1 step 1), with the answers that process property {@code listed} names as columns; what
 * was superseded or abandoned is left out. A page is one statement, over the enterprise's own filings of the type.
 */
@Service
public class FilingCollections {

    private static final String PROPERTY = "listed";
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final FilingData data;
    private final FilingTypes types;
    private final Forms forms;

    FilingCollections(JdbcClient jdbc, FilingData data, FilingTypes types, Forms forms) {
        this.jdbc = jdbc;
        this.data = data;
        this.types = types;
        this.forms = forms;
    }

    /**
     * One of them.
     *
     * @param shown the listed answers as a person reads them, by key; personal numbers masked
     */
    public record Listed(Filing filing, Map<String, String> shown) {}

    /** The types that are lists of an enterprise's: deployed, with a property {@code listed}, for its kind; by programme, what it has once before the rest. */
    public List<ProcessModel> types(Organisations.Organisation organisation) {
        return types.all().stream()
                .filter(model -> model.properties().containsKey(PROPERTY)
                        && types.eligibility(model).admits(organisation.kind(), false))
                .sorted(Comparator.comparing(ProcessModel::programme)
                        .thenComparing(model ->
                                !"organisation".equals(model.properties().get("subject")))
                        .thenComparing(ProcessModel::key))
                .toList();
    }

    /** The columns of a type's list. */
    public List<FormElement> columns(ProcessModel model) {
        List<FormElement> columns = new ArrayList<>();
        for (String key : model.properties().getOrDefault(PROPERTY, "").split(",", -1)) {
            types.form(model).field(key.strip()).ifPresent(columns::add);
        }
        return columns;
    }

    /** How many of each type an enterprise has, states as above. */
    @Transactional(readOnly = true)
    public Map<String, Integer> counts(UUID organisation) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select type, count(*) as filings from filing
                        where organisation = :organisation and state not in ('SUPERSEDED', 'ABANDONED') group by type""")
                .param("organisation", organisation)
                .query((row, index) -> counts.put(row.getString("type"), row.getInt("filings")))
                .list();
        return counts;
    }

    /**
     * Newest change first.
     *
     * @param q     a number's beginning, or part of the title or of a listed answer that is not personal
     * @param state null = all that are left in
     * @param after cursor of the page, null or none of ours = the first
     * @param size  1 to 200
     */
    @Transactional(readOnly = true)
    public Page<Listed> page(
            FilingService.Applicant applicant,
            String type,
            @Nullable String q,
            @Nullable FilingState state,
            @Nullable String after,
            int size) {
        List<FormElement> columns = columns(types.newest(type));
        var sql = new StringBuilder("select " + Filings.COLUMNS
                + ", data::text as data_text from filing where organisation = :organisation and type = :type");
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("organisation", Objects.requireNonNull(applicant.organisation()));
        parameters.put("type", type);
        if (applicant.project() != null) {
            sql.append(" and project = :project");
            parameters.put("project", applicant.project());
        }
        if (state == null) {
            sql.append(" and state not in ('SUPERSEDED', 'ABANDONED')");
        } else {
            sql.append(" and state = :state");
            parameters.put("state", state.name());
        }
        if (q != null && !q.isBlank()) {
            sql.append(" and (number like :start or ").append(like("title"));
            parameters.put("start", pattern(q.strip().toUpperCase(Locale.ROOT)) + "%");
            parameters.put("like", "%" + pattern(normal(q)) + "%");
            for (FormElement column : columns) {
                if (!column.personal()) {
                    sql.append(" or ").append(like("data ->> '" + column.key() + "'"));
                }
            }
            sql.append(")");
        }
        FilingQuery.After from = FilingQuery.After.of(after);
        if (from != null) {
            sql.append(" and (changed_at, id) < (:afterAt, :afterId)");
            parameters.put("afterAt", from.at().atOffset(ZoneOffset.UTC));
            parameters.put("afterId", from.id());
        }
        int limit = Math.max(1, Math.min(MOST, size));
        List<Listed> found = jdbc.sql(sql + " order by changed_at desc, id desc limit :limit")
                .params(parameters)
                .param("limit", limit + 1)
                .query((row, index) -> {
                    Filing filing = Filings.filing(row);
                    return new Listed(filing, shown(columns, data.open(filing.id(), row.getString("data_text"))));
                })
                .list();
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        Filing last = found.get(limit - 1).filing();
        return new Page<>(
                List.copyOf(found.subList(0, limit)), new FilingQuery.After(last.changedAt(), last.id()).cursor());
    }

    private Map<String, String> shown(List<FormElement> columns, Map<String, Object> answers) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (FormElement column : columns) {
            Object value = answers.get(column.key());
            if (value != null) {
                String text = forms.shown(column, value);
                shown.put(
                        Objects.requireNonNull(column.key()),
                        column.personal() ? Masks.of(column.format(), text) : text);
            }
        }
        return shown;
    }

    private static String like(String expression) {
        return "lower(normalize(" + expression + ", NFKC)) like :like";
    }

    private static String normal(String q) {
        return Normalizer.normalize(q.strip(), Normalizer.Form.NFKC)
                .replace("\0", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String pattern(String text) {
        return text.replaceAll("([%_\\\\])", "\\\\$1").replace("\0", "");
    }
}
