package org.zhuban.filing;

import java.util.Optional;
import java.util.UUID;

/** What the kit asks the register of persons 个人库 about one who decides. */
@FunctionalInterface
public interface Individuals {

    /** His mobile, opened; empty if the account is no person's. */
    Optional<String> mobile(UUID account);
}
