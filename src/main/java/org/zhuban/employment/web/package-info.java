/** Employment on the person's phone. */
@NullMarked
package org.zhuban.employment.web;

import org.jspecify.annotations.NullMarked;
