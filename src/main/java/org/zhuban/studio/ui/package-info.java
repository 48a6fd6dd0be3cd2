/** Screens of the studio. */
@NullMarked
package org.zhuban.studio.ui;

import org.jspecify.annotations.NullMarked;
