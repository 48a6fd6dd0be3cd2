package org.zhuban.outside.sandbox;

/** How a sandboxed outside system behaves, switched on the sandbox's page. */
enum Line {
    /** As it should. */
    ON,
    /** HTTP 503 at once, as from a balancer with nothing behind it. */
    OFF,
    /** Takes the call and says nothing for a minute. */
    HANGING,
    /** HTTP 500 with a page that is no JSON. */
    ERROR,
    /** Does what was asked and says so after the caller has given up. */
    LATE
}
