/** The enterprise's certificates and what a supervisor does with them. */
@NullMarked
package org.zhuban.certificate.ui;

import org.jspecify.annotations.NullMarked;
