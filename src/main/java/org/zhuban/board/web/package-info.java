/** The board over HTTP. */
@NullMarked
package org.zhuban.board.web;

import org.jspecify.annotations.NullMarked;
