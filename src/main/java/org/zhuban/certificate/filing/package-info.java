/** The filing type that binds a certificate. */
@NullMarked
package org.zhuban.certificate.filing;

import org.jspecify.annotations.NullMarked;
