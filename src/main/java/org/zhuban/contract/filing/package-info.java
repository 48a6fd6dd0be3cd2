/** The filing type that writes the register of contracts. */
@NullMarked
package org.zhuban.contract.filing;

import org.jspecify.annotations.NullMarked;
