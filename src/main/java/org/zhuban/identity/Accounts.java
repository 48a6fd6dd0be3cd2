package org.zhuban.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accounts 账号, for the modules above; identity's own screens do the rest. */
public interface Accounts {

    /**
     * A new account with a random password that the first login must change (ZZ 2.7). Joins the caller's transaction; audited.
     *
     * @param login        wished login name; lower-cased, a number is appended if it is taken
     * @param mobile       of its holder; sealed
     * @throws org.zhuban.common.ConflictException {@code account.mobile-in-use} if another live enterprise account has this mobile
     */
    Issued open(String login, String displayName, String mobile, @Nullable UUID organisation, Collection<Grant> grants);

    /** For demo data and the first administrator: a given password, nothing to change. No-op if the login exists; gives the account's id. */
    UUID ensure(
            String login,
            String displayName,
            String password,
            String mobile,
            @Nullable UUID organisation,
            Collection<Grant> grants);

    /**
     * The enterprise changed: its own accounts (role ENTERPRISE) get the new name and mobile. Joins the caller's transaction; audited.
     *
     * @param mobile confirmed by a code sent to it; null = as it was
     * @throws org.zhuban.common.ConflictException {@code account.mobile-in-use} if another live enterprise account has this mobile
     */
    void change(UUID organisation, String displayName, @Nullable String mobile);

    /** The holder is known by another name now. Joins the caller's transaction; audited. */
    void rename(UUID account, String displayName);

    Optional<CurrentAccount> find(UUID id);

    /** The same while it may log in: for what goes on in its name without it. */
    Optional<CurrentAccount> enabled(UUID id);

    /** Accounts with this grant's role whose programme and region cover the given ones: who sits on a desk. */
    List<UUID> holders(Role role, String programme, String region);

    /** The same with their names. */
    List<Named> named(Role role, String programme, String region);

    /** A live account and the name of its holder. */
    record Named(UUID id, String displayName) {}

    /** Live accounts of an enterprise with this role: who acts for it. */
    List<UUID> holders(Role role, UUID organisation);

    /** Which of these enterprises have a live account with this role, in one statement. */
    Set<UUID> represented(Role role, Collection<UUID> organisations);

    /** Is it the mobile of a live enterprise account? Those of project accounts 项目账号 do not count. */
    boolean mobileInUse(String mobile);

    /**
     * What the holder is told once.
     *
     * @param password random, in clear; never stored or logged
     */
    record Issued(UUID id, String login, String password) {}
}
