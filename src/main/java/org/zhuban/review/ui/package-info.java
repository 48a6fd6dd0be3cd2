/** The reviewers' screens: inbox and task page. */
@NullMarked
package org.zhuban.review.ui;

import org.jspecify.annotations.NullMarked;
