/** {@code /api/v1/registers/enterprises}. */
@NullMarked
package org.zhuban.enterprise.web;

import org.jspecify.annotations.NullMarked;
