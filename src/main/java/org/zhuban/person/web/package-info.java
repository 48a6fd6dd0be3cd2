/** The phone pages under {@code /m}: plain HTML for one thumb, a token cookie and no session. */
@NullMarked
@NamedInterface("web")
package org.zhuban.person.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
