/** 进疆报送册: an entry printed whole, of the moment. */
@NullMarked
package org.zhuban.entry.booklet;

import org.jspecify.annotations.NullMarked;
