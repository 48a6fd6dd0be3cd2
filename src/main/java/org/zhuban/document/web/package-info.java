/** Documents over HTTP: the PDF, the public page that verifies it, the published lists. */
@NullMarked
package org.zhuban.document.web;

import org.jspecify.annotations.NullMarked;
