/** The supervisors' screens. */
@NullMarked
package org.zhuban.board.ui;

import org.jspecify.annotations.NullMarked;
