package org.zhuban.identity;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestConfiguration;
import org.zhuban.common.Programme;

/** Accounts for tests, each with a login and a number of its own. */
@TestConfiguration(proxyBeanMethods = false)
public class People {

    public static final String PASSWORD = "Baustelle7";

    private static final AtomicInteger COUNT = new AtomicInteger(1000);

    private final Accounts accounts;

    People(Accounts accounts) {
        this.accounts = accounts;
    }

    /** @param login its login name */
    public record Somebody(UUID id, String login, String mobile) {}

    public Somebody enterprise() {
        return somebody("firm", UUID.randomUUID(), Grant.of(Role.ENTERPRISE));
    }

    public Somebody reviewer() {
        return somebody("clerk", null, new Grant(Role.REVIEWER, Programme.ZZ, "320507"));
    }

    public Somebody modeler() {
        return somebody("modeler", null, Grant.of(Role.PROCESS_ADMIN));
    }

    public Somebody administrator() {
        return somebody("admin", null, Grant.of(Role.SYSTEM_ADMIN));
    }

    public static String mobile() {
        return "1390000" + COUNT.incrementAndGet();
    }

    public Somebody somebody(String name, @org.jspecify.annotations.Nullable UUID organisation, Grant... grants) {
        var login = name + COUNT.incrementAndGet();
        var mobile = mobile();
        var id = accounts.ensure(login, name, PASSWORD, mobile, organisation, List.of(grants));
        return new Somebody(id, login, mobile);
    }
}
