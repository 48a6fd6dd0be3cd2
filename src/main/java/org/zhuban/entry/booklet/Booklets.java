package org.zhuban.entry.booklet;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.NotFoundException;
import org.zhuban.document.DocumentState;
import org.zhuban.document.SealedPapers;
import org.zhuban.document.SealedPapers.Order;
import org.zhuban.enterprise.EnterpriseFacts;
import org.zhuban.entry.Entries;
import org.zhuban.entry.EntryKind;
import org.zhuban.entry.EntryRegister;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.reference.CodeTables;
import org.zhuban.register.Entry;
import org.zhuban.register.RegisterSearch;

/**
 * 进疆报送册打印 (XJ 9): an entry with its qualifications, principals, people and attachments as they are at one moment, for the enterprise itself
 * and, personal numbers masked, for staff of its region. Two are made at a time, each in one transaction that sees one state; more wait.
 */
@Service
public class Booklets {

    private static final Logger LOG = LoggerFactory.getLogger(Booklets.class);
    private static final String TEMPLATE = "entry-booklet";
    private static final int AT_ONCE = 2;
    private static final int WAITING = 50;

    private final EntryRegister register;
    private final RegisterSearch search;
    private final Entries entries;
    private final EnterpriseFacts enterprises;
    private final BookletRows rows;
    private final IssuedBooklets issued;
    private final SealedPapers papers;
    private final CodeTables codes;
    private final Audit audit;
    private final TransactionTemplate moment;
    private final Clock clock;
    private final ThreadPoolExecutor makers = new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING),
            new CustomizableThreadFactory("booklet-"));

    Booklets(
            EntryRegister register,
            RegisterSearch search,
            Entries entries,
            EnterpriseFacts enterprises,
            BookletRows rows,
            IssuedBooklets issued,
            SealedPapers papers,
            CodeTables codes,
            Audit audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.register = register;
        this.search = search;
        this.entries = entries;
        this.enterprises = enterprises;
        this.rows = rows;
        this.issued = issued;
        this.papers = papers;
        this.codes = codes;
        this.audit = audit;
        this.clock = clock;
        moment = new TransactionTemplate(transactions);
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        makers.allowCoreThreadTimeOut(true);
    }

    @PreDestroy
    void close() {
        makers.shutdownNow();
    }

    /** Does the entry, which the account may see, stand, so that there is a booklet of it? */
    public boolean printable(CurrentAccount account, Entry entry) {
        UUID own = account.organisation();
        return (own == null || own.equals(entry.enterprise())) && stands(entry);
    }

    private boolean stands(Entry entry) {
        return entries.current(entry.enterprise(), kind(entry)).isPresent();
    }

    /**
     * Begins to make the booklet of an entry, in the background.
     *
     * @throws NotFoundException if the entry is unknown or foreign
     * @throws ConflictException {@code entry.booklet.revoked}, {@code entry.booklet.busy}
     */
    public Printing start(CurrentAccount account, UUID id) {
        Entry entry = search.entry(account, register, id);
        if (!stands(entry)) {
            throw new ConflictException("entry.booklet.revoked");
        }
        boolean masked = account.organisation() == null;
        LocalDate today = LocalDate.now(clock);
        var printing = new Printing(
                "进疆报送册-" + entry.enterpriseName() + "-" + today + ".pdf",
                entries.tally(entry.enterprise(), kind(entry), today).certificates());
        String site = papers.site();
        try {
            makers.execute(() -> make(account, id, masked, site, printing));
        } catch (RejectedExecutionException full) {
            throw new ConflictException("entry.booklet.busy");
        }
        audit.done("entry-booklet", "entry:" + id, Map.of("personal", !masked));
        return printing;
    }

    private void make(CurrentAccount account, UUID id, boolean masked, String site, Printing printing) {
        LocaleContextHolder.setLocale(java.util.Locale.SIMPLIFIED_CHINESE);
        try {
            printing.done(
                    Objects.requireNonNull(moment.execute(transaction -> print(account, id, masked, site, printing))));
        } catch (RuntimeException | Error failed) {
            if (!printing.cancelled()) {
                LOG.error("The booklet of entry {} could not be made", id, failed);
                printing.failed(failed);
            }
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private byte[] print(CurrentAccount account, UUID id, boolean masked, String site, Printing printing) {
        printing.step();
        Entry seen = search.entry(account, register, id);
        EntryKind kind = kind(seen);
        Map<String, Object> whole = entries.current(seen.enterprise(), kind)
                .orElseThrow(() -> new ConflictException("entry.booklet.revoked"));
        Entry entry = masked ? seen : clear(seen, whole);
        Instant now = clock.instant();
        ZonedDateTime at = now.atZone(clock.getZone());
        LocalDate until = Entries.validUntil(whole);
        int certificates =
                entries.tally(seen.enterprise(), kind, at.toLocalDate()).certificates();
        long content = issued.content(id);
        String number = "XJ-%s-%d-B%06d".formatted(entry.region(), at.getYear(), issued.nextSequence());
        var order = new Order(
                TEMPLATE,
                IssuedBooklets.TYPE,
                number,
                entry.enterpriseName(),
                entry.enterpriseCode(),
                entry.region(),
                now,
                until,
                until.isBefore(at.toLocalDate()) ? DocumentState.EXPIRED : DocumentState.VALID,
                site,
                Map.of(
                        "enterprise", entry.enterpriseName(),
                        "creditCode", entry.enterpriseCode(),
                        "entryKind", codes.name("entry-kind", kind.name()).orElse(kind.name()),
                        "validUntil", until.toString(),
                        "madeAt", IssuedBooklets.MOMENT.format(at),
                        "masked", masked ? "true" : ""));
        String home = enterprises.of(entry.enterprise()).orElseThrow().region();
        SealedPapers.Printed printed;
        try (var parts = new PartedRows(rows.parts(entry, home, masked), printing::step)) {
            printed = papers.print(order, parts);
        }
        issued.insert(new IssuedBooklets.Booklet(
                printed.id(),
                number,
                id,
                Objects.requireNonNull(entry.filing()),
                content,
                entry.enterpriseName(),
                entry.enterpriseCode(),
                entry.region(),
                certificates,
                masked,
                until,
                printed.digest(),
                printed.keyId(),
                printed.seal(),
                now,
                account.id()));
        return printed.pdf();
    }

    private static Entry clear(Entry entry, Map<String, Object> values) {
        return new Entry(
                entry.id(),
                entry.enterprise(),
                entry.enterpriseName(),
                entry.enterpriseCode(),
                entry.region(),
                entry.filing(),
                entry.version(),
                entry.changedAt(),
                entry.revoked(),
                values);
    }

    private static EntryKind kind(Entry entry) {
        return EntryKind.valueOf(String.valueOf(entry.values().get("kind")));
    }
}
