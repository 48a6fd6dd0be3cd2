/** The list of employments. */
@NullMarked
package org.zhuban.employment.ui;

import org.jspecify.annotations.NullMarked;
