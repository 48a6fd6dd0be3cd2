package org.zhuban.review;

import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;

/** Staff with accounts, of one district. */
@TestComponent
public class Reviewers {

    public static final String REGION = "320507";

    private final Accounts accounts;

    Reviewers(Accounts accounts) {
        this.accounts = accounts;
    }

    public CurrentAccount reviewer(String login, String name) {
        return reviewer(login, name, REGION);
    }

    public CurrentAccount reviewer(String login, String name, String region) {
        return staff(login, name, Role.REVIEWER, region);
    }

    public CurrentAccount supervisor(String login, String name) {
        return supervisor(login, name, REGION);
    }

    public CurrentAccount supervisor(String login, String name, String region) {
        return staff(login, name, Role.SUPERVISOR, region);
    }

    /** 流程管理员. */
    public CurrentAccount processAdmin(String login, String name) {
        UUID id = accounts.ensure(
                login,
                name,
                "demo2026",
                "139" + String.format("%08d", Math.abs(login.hashCode()) % 100_000_000),
                null,
                List.of(new Grant(Role.PROCESS_ADMIN, null, null)));
        return accounts.find(id).orElseThrow();
    }

    private CurrentAccount staff(String login, String name, Role role, String region) {
        UUID id = accounts.ensure(
                login,
                name,
                "demo2026",
                "138" + String.format("%08d", Math.abs(login.hashCode()) % 100_000_000),
                null,
                List.of(new Grant(role, null, region)));
        return accounts.find(id).orElseThrow();
    }
}
