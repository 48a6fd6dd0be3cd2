package org.zhuban.filing;

import java.util.UUID;
import org.zhuban.identity.CurrentAccount;

/** 撤销: a supervisor takes an approval back, for good; by who issues what is revoked with it. */
public interface Revoking {

    /** Is there something to revoke, and may this account? */
    boolean may(CurrentAccount account, UUID filing);

    /**
     * Revokes it.
     *
     * @param reason public, 2 to 200 characters
     * @throws org.zhuban.common.DeniedException       without that right
     * @throws org.zhuban.common.InvalidInputException at {@code /reason}
     */
    void revoke(CurrentAccount account, UUID filing, String reason);
}
