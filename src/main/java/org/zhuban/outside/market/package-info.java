/**
 * The national market platform 全国建筑市场监管公共服务平台 over HTTP.
 */
@NullMarked
package org.zhuban.outside.market;

import org.jspecify.annotations.NullMarked;
