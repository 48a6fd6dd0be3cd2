/** Lists of the registers of the entry 进疆报送. */
@NullMarked
package org.zhuban.entry.ui;

import org.jspecify.annotations.NullMarked;
