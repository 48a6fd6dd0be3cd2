/** {@code /api/v1/studio}: what scripts of process administrators need. */
@NullMarked
package org.zhuban.studio.web;

import org.jspecify.annotations.NullMarked;
