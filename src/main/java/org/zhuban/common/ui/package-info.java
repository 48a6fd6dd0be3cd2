/** Components that every part's screens share. */
@NullMarked
package org.zhuban.common.ui;

import org.jspecify.annotations.NullMarked;
