package org.zhuban.review;

import java.time.Instant;
import org.zhuban.common.Programme;

/**
 * A desk of the authority with open tasks and nobody present who decides there.
 *
 * @param region six digits
 * @param tasks  how many lay there when it was last looked at
 */
public record UnmannedDesk(Programme programme, String region, int tasks, Instant since) {}
