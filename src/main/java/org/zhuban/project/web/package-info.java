/** {@code /api/v1/projects}. */
@NullMarked
package org.zhuban.project.web;

import org.jspecify.annotations.NullMarked;
