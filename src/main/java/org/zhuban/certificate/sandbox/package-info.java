/** The other side in the demo: a certificate authority and a software signer. */
@NamedInterface("sandbox")
@NullMarked
package org.zhuban.certificate.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
