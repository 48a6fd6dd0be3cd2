/** What screens of other modules show about persons. */
@NullMarked
package org.zhuban.person.ui;

import org.jspecify.annotations.NullMarked;
