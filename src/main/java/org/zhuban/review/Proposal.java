package org.zhuban.review;

import java.time.Instant;
import java.util.UUID;

/** 拟办: a decision that takes effect when the signers after it agreed. */
public record Proposal(String task, UUID filing, Verdict verdict, UUID actor, String actorName, Instant at) {}
