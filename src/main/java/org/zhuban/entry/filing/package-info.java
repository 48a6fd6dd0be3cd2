/** The filing types of the entry 进疆报送 (XJ 3). */
@NullMarked
package org.zhuban.entry.filing;

import org.jspecify.annotations.NullMarked;
