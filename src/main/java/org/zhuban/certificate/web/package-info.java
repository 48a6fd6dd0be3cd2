/** The TLS connector, the login pages and the diagnostic page. */
@NullMarked
package org.zhuban.certificate.web;

import org.jspecify.annotations.NullMarked;
