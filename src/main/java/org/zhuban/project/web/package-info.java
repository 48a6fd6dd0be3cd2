/** Projects by the API. */
@NullMarked
package org.zhuban.project.web;

import org.jspecify.annotations.NullMarked;
