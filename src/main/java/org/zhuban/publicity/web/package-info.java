/** Public pages and the open API of notices, without login and without a session. */
@NullMarked
package org.zhuban.publicity.web;

import org.jspecify.annotations.NullMarked;
