/** Load on the program as it runs in service: a process of its own over HTTP, on a durable PostgreSQL. For the kill test and the benches. */
@NullMarked
package org.zhuban.load;

import org.jspecify.annotations.NullMarked;
