package org.zhuban.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a controller method that creates or changes: with a header {@code Idempotency-Key} the method runs once. The call
 * is noted in the same transaction as what it changes, so that the two commit together; a second one at the same time
 * waits for the first. The same key and content within 24 hours gives the first answer again, the same key with other
 * content {@link org.zhuban.common.UnprocessableException}. What was refused left nothing and may be tried again.
 *
 * <p>The answer must be JSON (a value, a {@code ResponseEntity} of one, or nothing). Content is the request line, the
 * {@code @RequestBody}, {@code @RequestParam}s and the digests of uploaded files.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
