package org.zhuban.identity;

import java.util.UUID;

/** An administrator disabled or enabled an account or changed its grants. Published in the transaction of the change, which listeners join. */
public record StaffChanged(UUID account) {}
