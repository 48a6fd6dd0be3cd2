package org.zhuban.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Page;
import org.zhuban.privacy.Masks;

/** The outbox 短信发件箱 for system admins: what was sent, what waits and why. Shows no text and no whole number. */
@Service
@PreAuthorize("hasRole('SYSTEM_ADMIN')")
public class SmsJournal {

    /** Rows of an export at most. */
    public static final int EXPORT_ROWS = 10_000;

    private static final int WHOLE_MOBILE = 11;

    private final JdbcSmsOutbox outbox;
    private final SmsGateway gateway;
    private final SmsPost post;
    private final Audit audit;

    SmsJournal(JdbcSmsOutbox outbox, SmsGateway gateway, SmsPost post, Audit audit) {
        this.outbox = outbox;
        this.gateway = gateway;
        this.post = post;
        this.audit = audit;
    }

    /**
     * Newest first.
     *
     * @param search part of the masked number, a whole number, or part of the template's code; empty = all
     * @param cursor {@link Page#next} of the page before, null = from the newest
     */
    @Transactional(readOnly = true)
    public Page<OutgoingSms> list(OutgoingSms.@Nullable State state, String search, @Nullable String cursor, int size) {
        var from = Cursor.parse(cursor);
        var rows = rows(state, search, from, size + 1);
        return Cursor.page(rows, size, last -> new Cursor(last.createdAt(), last.id()));
    }

    /** The newest {@link #EXPORT_ROWS}; audited. */
    @Transactional
    public List<OutgoingSms> export(OutgoingSms.@Nullable State state, String search) {
        var rows = rows(state, search, null, EXPORT_ROWS);
        audit.done("sms-export", "sms-outbox", Map.of("rows", rows.size()));
        return rows;
    }

    /** Why nothing leaves just now, in the words of the log; empty while the line is open. */
    public Optional<String> closed() {
        return gateway.closed();
    }

    /**
     * Tries a waiting or failed message at once.
     *
     * @throws NotFoundException {@code message.sms-unknown}
     * @throws ConflictException {@code message.sms-not-retryable} if it was sent, has expired, lost its text or is being sent
     */
    @Transactional
    public void retry(UUID id) {
        if (!outbox.dueNow(id)) {
            if (outbox.find(id).isEmpty()) {
                throw new NotFoundException("message.sms-unknown");
            }
            throw new ConflictException("message.sms-not-retryable");
        }
        audit.done("sms-retry", "sms:" + id, Map.of());
        post.afterCommit(id);
    }

    private List<OutgoingSms> rows(OutgoingSms.@Nullable State state, String search, @Nullable Cursor from, int limit) {
        var wanted = search.strip();
        var whole = wanted.length() == WHOLE_MOBILE && wanted.chars().allMatch(c -> c >= '0' && c <= '9');
        var like = "%" + wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return outbox.list(
                state,
                wanted.isEmpty() ? null : whole ? Masks.phone(wanted) : like,
                wanted.isEmpty() ? null : like,
                from == null ? null : from.time(),
                from == null ? null : from.id(),
                limit);
    }
}
