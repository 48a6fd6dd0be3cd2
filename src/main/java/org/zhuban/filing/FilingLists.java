package org.zhuban.filing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which filings there are: of an applicant, about a subject, of a type. */
@Repository
class FilingLists {

    private final JdbcClient jdbc;

    FilingLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Own filings, newest change first, keyset-paged. */
    List<Filing> own(FilingService.Applicant applicant, FilingQuery query, int limit) {
        UUID organisation = applicant.organisation();
        var sql = new StringBuilder("select " + Filings.COLUMNS + " from filing where ");
        sql.append(organisation == null ? "applicant = :account" : "organisation = :organisation");
        if (applicant.project() != null) {
            sql.append(" and project = :project");
        }
        if (query.programme() != null) {
            sql.append(" and programme = :programme");
        }
        if (query.type() != null) {
            sql.append(" and type = :type");
        }
        if (query.state() != null) {
            sql.append(" and state = :state");
        }
        if (query.q() != null) {
            sql.append(" and (number = :q or title ilike :like)");
        }
        if (query.from() != null) {
            sql.append(" and changed_at >= :from");
        }
        if (query.to() != null) {
            sql.append(" and changed_at < :to");
        }
        if (query.after() != null) {
            sql.append(" and (changed_at, id) < (:afterAt, :afterId)");
        }
        sql.append(" order by changed_at desc, id desc limit :limit");
        var after = query.after();
        String q = query.q();
        return jdbc.sql(sql.toString())
                .param("account", applicant.account())
                .param("organisation", organisation)
                .param("project", applicant.project())
                .param(
                        "programme",
                        query.programme() == null ? null : query.programme().name())
                .param("type", query.type())
                .param("state", query.state() == null ? null : query.state().name())
                .param("q", q)
                .param("like", q == null ? null : "%" + q.replaceAll("([%_\\\\])", "\\\\$1") + "%")
                .param("from", Filings.time(query.from()))
                .param("to", Filings.time(query.to()))
                .param("afterAt", after == null ? null : Filings.time(after.at()))
                .param("afterId", after == null ? null : after.id())
                .param("limit", limit)
                .query((rs, index) -> Filings.filing(rs))
                .list();
    }

    /** Of each type and state that matters to what can be filed next, the last one of an enterprise, or of one project of it. */
    List<Filing> latest(UUID organisation, @Nullable UUID project) {
        return jdbc.sql(
                        "select distinct on (type, state) " + Filings.COLUMNS + "\n"
                                + """
                         from filing where organisation = :organisation
                         and (:project::uuid is null or project = :project)
                         and state in ('DRAFT', 'IN_REVIEW', 'RETURNED', 'WITHDRAWN', 'APPROVED')
                         order by type, state, changed_at desc, id desc""")
                .param("organisation", organisation)
                .param("project", project, java.sql.Types.OTHER)
                .query((rs, index) -> Filings.filing(rs))
                .list();
    }

    /** In review, of that type and for these projects, oldest first. */
    List<Filing> inReview(String type, Collection<UUID> projects) {
        return jdbc.sql(
                        "select " + Filings.COLUMNS
                                + " from filing where state = 'IN_REVIEW' and type = ? and project = any(?) order by submitted_at, id")
                .params(type, projects.toArray(UUID[]::new))
                .query((rs, index) -> Filings.filing(rs))
                .list();
    }

    /** In review and decided by that party, oldest first. */
    List<Filing> decidedBy(UUID decider) {
        return jdbc.sql("select " + Filings.COLUMNS
                        + " from filing where state = 'IN_REVIEW' and decider = ? order by submitted_at, id limit 200")
                .param(decider)
                .query((rs, index) -> Filings.filing(rs))
                .list();
    }

    /** In review, of that type and about that subject; at most one. */
    List<Filing> inReviewAbout(String type, String subject) {
        return jdbc.sql(
                        "select " + Filings.COLUMNS
                                + " from filing where state = 'IN_REVIEW' and type = ? and subject = ? order by submitted_at, id")
                .params(type, subject)
                .query((rs, index) -> Filings.filing(rs))
                .list();
    }

    /** The latest filings of an enterprise about a subject, newest change first; drafts left out. */
    List<Filings.Row> about(UUID organisation, String type, String subject) {
        return jdbc.sql(
                        "select " + Filings.COLUMNS + Filings.WHOLE + "\n"
                                + """
                         from filing where organisation = :organisation and type = :type and subject = :subject
                         and state in ('IN_REVIEW', 'RETURNED', 'WITHDRAWN', 'APPROVED', 'REJECTED', 'ABANDONED', 'EXPIRED', 'REVOKED')
                         order by changed_at desc, id desc limit 20""")
                .param("organisation", organisation)
                .param("type", type)
                .param("subject", subject)
                .query(Filings::row)
                .list();
    }

    /** A change of that approved filing that is not over yet. */
    Optional<Filings.Row> changeOf(UUID approved) {
        return jdbc.sql(
                        "select " + Filings.COLUMNS + Filings.WHOLE + "\n"
                                + """
                         from filing where supersedes = :approved and state in ('DRAFT', 'WITHDRAWN', 'IN_REVIEW', 'RETURNED')
                         order by state in ('IN_REVIEW', 'RETURNED') desc, changed_at desc limit 1""")
                .param("approved", approved)
                .query(Filings::row)
                .optional();
    }

    /** The approved filing about the same as this one. */
    Optional<Filings.Row> approvedLike(Filing filing) {
        return jdbc.sql(
                        "select " + Filings.COLUMNS + Filings.WHOLE + "\n"
                                + """
                         from filing where organisation = :organisation and type = :type and subject = :subject
                         and project is not distinct from :project
                         and state = 'APPROVED' and id <> :id order by decided_at desc limit 1""")
                .param("organisation", filing.organisation(), java.sql.Types.OTHER)
                .param("type", filing.type())
                .param("subject", filing.subject())
                .param("id", filing.id())
                .param("project", filing.project(), java.sql.Types.OTHER)
                .query(Filings::row)
                .optional();
    }

    /** The open filing about the same as this one. */
    Optional<Filings.Row> openLike(Filing filing) {
        return jdbc.sql(
                        "select " + Filings.COLUMNS + Filings.WHOLE + "\n"
                                + """
                         from filing where type = :type and organisation is not distinct from :organisation and subject = :subject
                         and state in ('IN_REVIEW', 'RETURNED') and id <> :id limit 1""")
                .param("type", filing.type())
                .param("organisation", filing.organisation(), java.sql.Types.OTHER)
                .param("subject", filing.subject())
                .param("id", filing.id())
                .query(Filings::row)
                .optional();
    }
}
