/** A form-js file as FormDefinition: parse, prefill, validate, differ. */
@NamedInterface("form")
@NullMarked
package org.zhuban.filing.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
