/**
 * The provincial contract collection 省合同归集系统 over HTTP.
 */
@NullMarked
package org.zhuban.outside.contracts;

import org.jspecify.annotations.NullMarked;
