package org.zhuban.attachment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhuban.common.Ids;

/** Rows of attachments. */
@Repository
class AttachmentRows {

    private static final String COLUMNS = "id, owner, slot, name, media_type, size, pages, sha256, created_at";

    private final JdbcClient jdbc;
    private final AttachmentProperties.Quota quota;

    AttachmentRows(JdbcClient jdbc, AttachmentProperties properties) {
        this.jdbc = jdbc;
        this.quota = properties.quota();
    }

    /**
     * One statement: the lock that keeps the sweep from a content until this transaction has ended, the quotas, the row.
     *
     * @throws ContentRefusedException when a quota is used up
     */
    void insert(Attachment attachment, @Nullable UUID holder) {
        int inserted = jdbc.sql(
                        """
                        with held as materialized (select pg_advisory_xact_lock_shared(hashtextextended(:sha256, 0))),
                        used as (select count(*) filter (where deleted_at is null) as files,
                                        coalesce(sum(size), 0) as bytes
                                   from attachment where owner = :owner),
                        held_by as (select coalesce(max(bytes), 0) as bytes from attachment_held where holder = cast(:holder as uuid)),
                        has_it as (select from attachment_content where holder = cast(:holder as uuid) and sha256 = :sha256)
                        insert into attachment (id, owner, holder, slot, name, media_type, size, pages, sha256, created_at)
                        select :id, :owner, cast(:holder as uuid), :slot, :name, :mediaType, :size, :pages, :sha256, :createdAt
                          from held, used, held_by
                         where used.files < :maxFiles and used.bytes + :size <= :maxBytes
                           and (held_by.bytes + :size <= :maxHeld or exists (select from has_it))
                        """)
                .param("id", attachment.id())
                .param("owner", attachment.owner())
                .param("holder", holder, Types.OTHER)
                .param("slot", attachment.slot())
                .param("name", attachment.name())
                .param("mediaType", attachment.mediaType())
                .param("size", attachment.size())
                .param("pages", attachment.pages())
                .param("sha256", attachment.sha256())
                .param("createdAt", at(attachment.createdAt()))
                .param("maxFiles", quota.filesPerOwner())
                .param("maxBytes", quota.bytesPerOwner().toBytes())
                .param("maxHeld", quota.bytesPerHolder().toBytes())
                .update();
        if (inserted == 0) {
            throw why(attachment);
        }
    }

    private ContentRefusedException why(Attachment attachment) {
        Used used = jdbc.sql(
                        """
                        select count(*) filter (where deleted_at is null) as files, coalesce(sum(size), 0) as bytes
                          from attachment where owner = :owner
                        """)
                .param("owner", attachment.owner())
                .query(Used.class)
                .single();
        if (used.files() >= quota.filesPerOwner()) {
            return new ContentRefusedException("attachment.quota-files", quota.filesPerOwner());
        }
        return used.bytes() + attachment.size() > quota.bytesPerOwner().toBytes()
                ? new ContentRefusedException(
                        "attachment.quota-filing", quota.bytesPerOwner().toMegabytes())
                : new ContentRefusedException(
                        "attachment.quota-enterprise", quota.bytesPerHolder().toMegabytes());
    }

    List<Attachment> of(Collection<UUID> owners) {
        return jdbc.sql("select " + COLUMNS
                        + " from attachment where owner in (:owners) and deleted_at is null order by created_at, id")
                .param("owners", owners)
                .query(AttachmentRows::read)
                .list();
    }

    Optional<Attachment> find(UUID owner, UUID id) {
        return jdbc.sql("select " + COLUMNS + " from attachment where id = :id and owner = :owner")
                .param("id", id)
                .param("owner", owner)
                .query(AttachmentRows::read)
                .optional();
    }

    /** The contents' locks first, in one order, as for a new file: the sweep leaves them alone. */
    void copy(UUID from, UUID to, Instant now) {
        List<Attachment> files = of(List.of(from));
        files.stream().map(Attachment::sha256).distinct().sorted().forEach(sha256 -> jdbc.sql(
                        "select pg_advisory_xact_lock_shared(hashtextextended(:sha256, 0))")
                .param("sha256", sha256)
                .query()
                .singleRow());
        files.forEach(file -> jdbc.sql(
                        """
                        insert into attachment (id, owner, holder, slot, name, media_type, size, pages, sha256, created_at)
                        select :id, :to, holder, slot, name, media_type, size, pages, sha256, :now
                        from attachment where id = :file and deleted_at is null""")
                .param("id", Ids.next())
                .param("to", to)
                .param("now", at(now))
                .param("file", file.id())
                .update());
    }

    boolean markDeleted(UUID owner, UUID id, Instant now) {
        return jdbc.sql(
                                "update attachment set deleted_at = :now where id = :id and owner = :owner and deleted_at is null")
                        .param("now", at(now))
                        .param("id", id)
                        .param("owner", owner)
                        .update()
                == 1;
    }

    /** Its content goes with the nightly sweep, once no row names it. */
    boolean erase(UUID owner, UUID id) {
        return jdbc.sql("delete from attachment where id = :id and owner = :owner")
                        .param("id", id)
                        .param("owner", owner)
                        .update()
                == 1;
    }

    /** Rows deleted before then, by id after the given one. */
    List<Deleted> deletedBefore(Instant before, UUID after, int limit) {
        return jdbc.sql(
                        """
                        select id, owner from attachment
                         where deleted_at < :before and id > :after order by id limit :limit
                        """)
                .param("before", at(before))
                .param("after", after)
                .param("limit", limit)
                .query(Deleted.class)
                .list();
    }

    int purge(Collection<UUID> ids) {
        return jdbc.sql("delete from attachment where id in (:ids) and deleted_at is not null")
                .param("ids", ids)
                .update();
    }

    /** Those of the given digests that some row names. */
    Set<String> named(Collection<String> digests) {
        return jdbc.sql("select distinct sha256 from attachment where sha256 in (:digests)")
                .param("digests", digests)
                .query(String.class)
                .set();
    }

    /** Takes a content away from uploads until the transaction ends; false if one is under way. */
    boolean lockContent(String sha256) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:sha256, 0))")
                .param("sha256", sha256)
                .query(Boolean.class)
                .single();
    }

    /** Contents that rows name, with a row's id and size, by digest after the given one. */
    List<Named> contents(String after, int limit) {
        return jdbc.sql(
                        """
                        select distinct on (sha256) sha256, id, size from attachment
                         where sha256 > :after order by sha256, id limit :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query(Named.class)
                .list();
    }

    private static Attachment read(ResultSet row, int number) throws SQLException {
        return new Attachment(
                row.getObject("id", UUID.class),
                row.getObject("owner", UUID.class),
                row.getString("slot"),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getInt("pages"),
                row.getString("sha256"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** A row marked deleted. */
    record Deleted(UUID id, UUID owner) {}

    private record Used(long files, long bytes) {}

    /** A content and a row that names it. */
    record Named(String sha256, UUID id, long size) {}
}
