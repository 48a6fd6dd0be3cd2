package org.zhuban.enterprise;

import java.util.UUID;

/** 终止企业登记: published in its transaction, for registers that follow. */
public record EnterpriseEnded(UUID enterprise) {}
