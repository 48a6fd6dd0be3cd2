/** Screens of the system administrator: accounts and what they may. */
@NullMarked
package org.zhuban.identity.ui;

import org.jspecify.annotations.NullMarked;
