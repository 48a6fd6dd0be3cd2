/** The filing types that write the register of projects. */
@NullMarked
package org.zhuban.project.filing;

import org.jspecify.annotations.NullMarked;
