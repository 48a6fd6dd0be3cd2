package org.zhuban.filing;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhuban.attachment.AttachmentReferences;

/** What was submitted stays: an attachment that a revision names is kept, even when a later revision replaced it. */
@Component
class RevisionAttachments implements AttachmentReferences {

    private final JdbcClient jdbc;

    RevisionAttachments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<UUID> stillNamed(Map<UUID, UUID> owners) {
        Collection<UUID> filings = Set.copyOf(owners.values());
        var named = new HashSet<>(jdbc.sql(
                        """
                        select (file ->> 'id')::uuid
                          from filing_revision revision, jsonb_array_elements(revision.attachments) file
                         where revision.filing in (:filings)""")
                .param("filings", filings)
                .query(UUID.class)
                .list());
        named.retainAll(owners.keySet());
        return named;
    }
}
