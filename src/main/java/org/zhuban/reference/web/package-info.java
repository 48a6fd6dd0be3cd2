/** Reference data over HTTP, for everyone. */
@NullMarked
package org.zhuban.reference.web;

import org.jspecify.annotations.NullMarked;
