/** Lists and details of every register, and what an enterprise has collected of each filing type. */
@NamedInterface("ui")
@NullMarked
package org.zhuban.register.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
