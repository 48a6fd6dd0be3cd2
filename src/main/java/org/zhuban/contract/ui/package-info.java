/** The list of the register of contracts. */
@NullMarked
package org.zhuban.contract.ui;

import org.jspecify.annotations.NullMarked;
