package org.zhuban.review;

/** How a task that arrives at a desk finds a person 分派. */
public enum RoutingRule {
    /** It waits until somebody takes it 自行签收. */
    NONE,
    /** To whom has the fewest 按工作量. */
    LOAD,
    /** To whom the decision table of its type names 按规则表; where it names nobody who is there, to whom has the fewest. */
    TABLE
}
