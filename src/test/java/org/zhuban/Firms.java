package org.zhuban;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.zhuban.common.CreditCode;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.Enterprises;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.privacy.Sealer;

/** Certified enterprises with an account each, for tests of what they file. */
@TestComponent
public class Firms {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Enterprises enterprises;
    private final Accounts accounts;
    private final Sealer sealer;

    Firms(Enterprises enterprises, Accounts accounts, Sealer sealer) {
        this.enterprises = enterprises;
        this.accounts = accounts;
        this.sealer = sealer;
    }

    /** A certified labour enterprise of 320507 with a code of its own. */
    public CurrentAccount labour() {
        int n = COUNT.incrementAndGet();
        return firm("LABOUR", "苏州相城试办" + n + "号建筑劳务有限公司", code(n));
    }

    public Applicant applicant(String kind, String name, String creditCode) {
        return Applicant.of(firm(kind, name, creditCode));
    }

    public CurrentAccount firm(String kind, String name, String creditCode) {
        return firm(kind, name, creditCode, "320507", LocalDate.of(2016, 3, 18));
    }

    public CurrentAccount firm(String kind, String name, String creditCode, String region, LocalDate registeredOn) {
        String mobile = "135%08d".formatted(COUNT.incrementAndGet());
        UUID id = enterprises
                .findByCreditCodeAndState(creditCode, Enterprise.State.ACTIVE)
                .map(Enterprise::id)
                .orElseGet(() -> register(kind, name, creditCode, region, registeredOn, mobile));
        UUID account = accounts.ensure(
                "firm-" + UUID.randomUUID(), name, "Baustelle7", mobile, id, List.of(Grant.of(Role.ENTERPRISE)));
        return accounts.find(account).orElseThrow();
    }

    private UUID register(
            String kind, String name, String creditCode, String region, LocalDate registeredOn, String mobile) {
        UUID id = UUID.randomUUID();
        Instant now = Instant.parse("2026-01-05T01:00:00Z");
        enterprises.save(new Enterprise(
                id,
                null,
                name,
                kind,
                creditCode,
                "BUSINESS_LICENCE",
                null,
                registeredOn,
                region,
                "顾雪梅",
                sealer.seal(mobile, "enterprise", "contact_mobile", id.toString()),
                sealer.index("mobile", mobile),
                Enterprise.State.ACTIVE,
                UUID.randomUUID(),
                now,
                now,
                null,
                null));
        return id;
    }

    public static String code(int n) {
        String start = "91320507MA1T%05d".formatted(n);
        return "0123456789ABCDEFGHJKLMNPQRTUWXY"
                .chars()
                .mapToObj(check -> start + (char) check)
                .filter(candidate -> CreditCode.fault(candidate) == null)
                .findFirst()
                .orElseThrow();
    }
}
