/**
 * SMS over sms4j 短信: the provider is picked by properties {@code sms.blends.*} as sms4j documents them. sms4j is used as a library, not by its Spring starter, which starts with a banner, wants its properties at once and offers no time limit.
 */
@NullMarked
package org.zhuban.outside.sms;

import org.jspecify.annotations.NullMarked;
