/**
 * Face verification 人脸核验 over HTTP, in the three steps of the cloud services.
 */
@NullMarked
package org.zhuban.outside.face;

import org.jspecify.annotations.NullMarked;
