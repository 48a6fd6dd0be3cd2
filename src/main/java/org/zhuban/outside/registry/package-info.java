/**
 * The enterprise registry 企业工商信息 over HTTP in the style of 天眼查.
 */
@NullMarked
package org.zhuban.outside.registry;

import org.jspecify.annotations.NullMarked;
