/** How refusals and failures look to callers of the API and to browsers. */
@NullMarked
package org.zhuban.common.web;

import org.jspecify.annotations.NullMarked;
