/** The filing types that write the register of persons. */
@NullMarked
package org.zhuban.person.filing;

import org.jspecify.annotations.NullMarked;
