package org.zhuban.message;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The SMS about one filing, for its history. The caller has checked that the reader may see that filing. */
@Service
public class FilingMessages {

    private final JdbcSmsOutbox outbox;

    FilingMessages(JdbcSmsOutbox outbox) {
        this.outbox = outbox;
    }

    /** Oldest first, at most 200. */
    @Transactional(readOnly = true)
    public List<OutgoingSms> about(UUID filing) {
        return outbox.about(filing);
    }
}
