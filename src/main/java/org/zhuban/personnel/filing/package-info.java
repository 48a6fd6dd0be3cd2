/** The filing types that write the register of personnel. */
@NullMarked
package org.zhuban.personnel.filing;

import org.jspecify.annotations.NullMarked;
