package org.zhuban.filing;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rows of filings that the present transaction has locked or written, as they now are. Nobody else can change them before it ends, so each is
 * read once however many steps of a process look at it.
 */
final class HeldRows extends ResourceHolderSupport {

    private final Map<UUID, Filings.Row> rows = new HashMap<>();

    private HeldRows() {}

    static Filings.@Nullable Row of(UUID id) {
        HeldRows held = (HeldRows) TransactionSynchronizationManager.getResource(HeldRows.class);
        return held == null ? null : held.rows.get(id);
    }

    /** Does nothing outside a transaction, where no lock outlives its statement. */
    static void keep(Filings.Row row) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()
                || !TransactionSynchronizationManager.isActualTransactionActive()) {
            return;
        }
        HeldRows held = (HeldRows) TransactionSynchronizationManager.getResource(HeldRows.class);
        if (held == null) {
            held = new HeldRows();
            TransactionSynchronizationManager.bindResource(HeldRows.class, held);
            TransactionSynchronizationManager.registerSynchronization(
                    new ResourceHolderSynchronization<>(held, HeldRows.class) {});
        }
        held.rows.put(row.filing().id(), row);
    }

    static void forget(UUID id) {
        HeldRows held = (HeldRows) TransactionSynchronizationManager.getResource(HeldRows.class);
        if (held != null) {
            held.rows.remove(id);
        }
    }
}
