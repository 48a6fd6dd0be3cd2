package org.zhuban.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.FieldError;
import org.zhuban.common.Ids;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Programme;
import org.zhuban.identity.CurrentAccount;

/** 意见模板: everybody keeps his own; supervisors keep those that all reviewers of their region share. */
@Service
public class OpinionTemplates {

    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final KeptDesks desks;
    private final Audit audit;
    private final Clock clock;

    OpinionTemplates(JdbcClient jdbc, KeptDesks desks, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.desks = desks;
        this.audit = audit;
        this.clock = clock;
    }

    /** For a task's opinion: the account's own first, then those shared at the task's desk. */
    @Transactional(readOnly = true)
    public List<OpinionTemplate> of(CurrentAccount account, OpenTask task) {
        return jdbc.sql(
                        """
                        select * from opinion_template
                        where (owner = :account
                               or (owner is null and :authority and starts_with(:region, region) and (programme is null or programme = :programme)))
                          and (type is null or type = :type)
                        order by owner is null, outcome nulls last, title, id limit :most""")
                .param("account", account.id())
                .param("authority", task.desk().equals(DeskScopes.AUTHORITY))
                .param("region", task.region())
                .param("programme", task.programme().name())
                .param("type", task.type())
                .param("most", MOST)
                .query(OpinionTemplates::map)
                .list();
    }

    /** The account's own, and those shared at its desks. */
    @Transactional(readOnly = true)
    public List<OpinionTemplate> all(CurrentAccount account) {
        DeskScopes seen = DeskScopes.seenBy(account).atAuthority();
        return jdbc
                .sql(
                        """
                        select * from opinion_template
                        where owner = :account or (owner is null and (region like any (:near::text[]) or region = any (:above::text[])))
                        order by owner is null, outcome nulls last, title, id limit :most""")
                .param("account", account.id())
                .param("near", KeptDesks.below(seen))
                .param("above", KeptDesks.above(seen))
                .param("most", MOST * 2)
                .query(OpinionTemplates::map)
                .list()
                .stream()
                .filter(template ->
                        !template.shared() || KeptDesks.meets(seen, template.programme(), template.region()))
                .toList();
    }

    /**
     * Keeps a new one or changes one.
     *
     * @throws InvalidInputException at {@code /title}, {@code /text}, {@code /region}
     * @throws DeniedException       {@code template.not-supervisor} for a shared one of a desk that the account does not supervise
     * @throws NotFoundException     {@code template.unknown}
     * @throws ConflictException     {@code template.too-many}
     */
    @Transactional
    public OpinionTemplate save(CurrentAccount account, OpinionTemplate given) {
        DeskScopes.seenBy(account);
        UUID former = given.id();
        UUID id = former == null ? Ids.next() : former;
        if (former != null) {
            permitted(account, known(account, former));
        }
        permitted(account, given);
        check(given);
        if (former == null && count(account, given) >= MOST) {
            throw new ConflictException("template.too-many", MOST);
        }
        jdbc.sql(
                        """
                        insert into opinion_template (id, owner, region, programme, type, outcome, title, text, changed_at, changed_by)
                        values (:id, :owner, :region, :programme, :type, :outcome, :title, :text, :now, :by)
                        on conflict (id) do update set owner = excluded.owner, region = excluded.region, programme = excluded.programme,
                            type = excluded.type, outcome = excluded.outcome, title = excluded.title, text = excluded.text,
                            changed_at = excluded.changed_at, changed_by = excluded.changed_by""")
                .param("id", id)
                .param("owner", given.shared() ? null : account.id(), java.sql.Types.OTHER)
                .param("region", given.shared() ? given.region() : null)
                .param(
                        "programme",
                        given.shared() && given.programme() != null
                                ? given.programme().name()
                                : null)
                .param("type", given.type())
                .param("outcome", given.outcome())
                .param("title", given.title().strip())
                .param("text", given.text().strip())
                .param("now", OpenTaskRows.at(clock.instant()))
                .param("by", account.displayName())
                .update();
        audit.done("opinion-template-save", "opinion-template:" + id, Map.of("shared", given.shared()));
        return known(account, id);
    }

    private static void check(OpinionTemplate given) {
        List<FieldError> errors = new ArrayList<>();
        if (given.title().isBlank()) {
            errors.add(new FieldError("/title", "template.title-missing"));
        } else if (given.title().strip().length() > OpinionTemplate.LONGEST_TITLE) {
            errors.add(new FieldError("/title", "template.title-long", OpinionTemplate.LONGEST_TITLE));
        }
        if (given.text().isBlank()) {
            errors.add(new FieldError("/text", "template.text-missing"));
        } else if (given.text().strip().length() > Verdict.LONGEST_OPINION) {
            errors.add(new FieldError("/text", "review.opinion-long", Verdict.LONGEST_OPINION));
        }
        if (given.shared() && given.region() == null) {
            errors.add(new FieldError("/region", "template.region-missing"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }

    private int count(CurrentAccount account, OpinionTemplate given) {
        return jdbc.sql(
                        """
                        select count(*) from opinion_template
                        where case when :shared then owner is null and region = :region else owner = :account end""")
                .param("shared", given.shared())
                .param("region", given.region())
                .param("account", account.id())
                .query(Integer.class)
                .single();
    }

    /** @throws NotFoundException {@code template.unknown} */
    @Transactional
    public void delete(CurrentAccount account, UUID id) {
        permitted(account, known(account, id));
        jdbc.sql("delete from opinion_template where id = :id").param("id", id).update();
        audit.done("opinion-template-delete", "opinion-template:" + id, Map.of());
    }

    private void permitted(CurrentAccount account, OpinionTemplate template) {
        if (template.shared()) {
            desks.requireKeeper(account, template.programme(), template.region(), "opinion-template-save");
        }
    }

    /** His own, or a shared one. */
    private OpinionTemplate known(CurrentAccount account, UUID id) {
        return jdbc.sql("select * from opinion_template where id = :id and (owner is null or owner = :account)")
                .param("id", id)
                .param("account", account.id())
                .query(OpinionTemplates::map)
                .optional()
                .orElseThrow(() -> new NotFoundException("template.unknown"));
    }

    private static OpinionTemplate map(ResultSet row, @SuppressWarnings("unused") int number) throws SQLException {
        @Nullable String programme = row.getString("programme");
        return new OpinionTemplate(
                row.getObject("id", UUID.class),
                row.getObject("owner") == null,
                row.getString("region"),
                programme == null ? null : Programme.valueOf(programme),
                row.getString("type"),
                row.getString("outcome"),
                row.getString("title"),
                row.getString("text"));
    }
}
