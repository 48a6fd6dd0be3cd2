/** The few classes of filing types that write the register of enterprises. */
@NullMarked
package org.zhuban.enterprise.filing;

import org.jspecify.annotations.NullMarked;
