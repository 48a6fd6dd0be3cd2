package org.zhuban.review;

import java.util.List;
import org.zhuban.common.Programme;

/**
 * A desk of the authority 岗位 as its supervisor sees it.
 *
 * @param region six digits
 * @param tasks  open there, at most {@value Routing#COUNTED}
 * @param people who decides there
 */
public record DeskRow(Programme programme, String region, int tasks, RoutingRule rule, List<Colleague> people) {}
