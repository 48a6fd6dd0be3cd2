/**
 * The other side of the outside systems, on the demo profile: what the adapters say arrives here over the same HTTP. Elsewhere /sandbox/** answers 404.
 */
@NullMarked
package org.zhuban.outside.sandbox;

import org.jspecify.annotations.NullMarked;
