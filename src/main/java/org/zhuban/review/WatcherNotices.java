package org.zhuban.review;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhuban.common.Programme;
import org.zhuban.filing.FilingEvent;
import org.zhuban.filing.FilingHappened;
import org.zhuban.identity.Accounts;
import org.zhuban.message.Messages;

/** Who watches a filing 关注 hears in the message box what became of it, while it is of his desks; not of what he did himself. */
@Component
class WatcherNotices {

    private static final Map<FilingEvent.Kind, String> TOLD = Map.of(
            FilingEvent.Kind.DECIDED, "notice.watched-decided",
            FilingEvent.Kind.RESUBMITTED, "notice.watched-resubmitted",
            FilingEvent.Kind.WITHDRAWN, "notice.watched-withdrawn",
            FilingEvent.Kind.REVOKED, "notice.watched-revoked");

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Messages messages;

    WatcherNotices(JdbcClient jdbc, Accounts accounts, Messages messages) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.messages = messages;
    }

    private record Watched(
            UUID watcher, String number, String title, Programme programme, String region, @Nullable UUID decider) {}

    @EventListener
    void tell(FilingHappened happened) {
        FilingEvent event = happened.event();
        boolean unsettled = event.round() != null && event.decided() == null;
        String template = "returned".equals(event.decided()) ? "notice.watched-returned" : TOLD.get(event.kind());
        if (template == null || unsettled) {
            return;
        }
        for (Watched watched : watchers(happened.filing())) {
            boolean concerned = !watched.watcher().toString().equals(event.actor())
                    && accounts.find(watched.watcher())
                            .filter(account -> DeskFilingAccess.sees(
                                    account, watched.decider(), watched.programme(), watched.region()))
                            .isPresent();
            if (concerned) {
                messages.notice(
                        watched.watcher(),
                        template,
                        "reviewed/" + happened.filing(),
                        watched.title(),
                        watched.number(),
                        event.actorName());
            }
        }
    }

    private List<Watched> watchers(UUID filing) {
        return jdbc.sql(
                        """
                        select w.account, f.number, f.title, f.programme, f.region, f.decider
                        from watched_filing w join filing f on f.id = w.filing where w.filing = :filing""")
                .param("filing", filing)
                .query((row, number) -> new Watched(
                        row.getObject("account", UUID.class),
                        row.getString("number"),
                        row.getString("title"),
                        Programme.valueOf(row.getString("programme")),
                        row.getString("region"),
                        row.getObject("decider", UUID.class)))
                .list();
    }
}
