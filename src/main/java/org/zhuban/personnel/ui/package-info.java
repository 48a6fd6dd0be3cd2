/** The list of the register of personnel. */
@NullMarked
package org.zhuban.personnel.ui;

import org.jspecify.annotations.NullMarked;
