/** Screens of the register of enterprises. */
@NullMarked
package org.zhuban.enterprise.ui;

import org.jspecify.annotations.NullMarked;
