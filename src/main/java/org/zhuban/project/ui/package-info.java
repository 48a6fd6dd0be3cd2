/** Screens of the register of projects. */
@NullMarked
package org.zhuban.project.ui;

import org.jspecify.annotations.NullMarked;
