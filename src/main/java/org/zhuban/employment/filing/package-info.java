/** The filing types that make and end employments. */
@NullMarked
package org.zhuban.employment.filing;

import org.jspecify.annotations.NullMarked;
