/** Security chains, the session guard, the login pages and the token calls of the API. */
@NullMarked
package org.zhuban.identity.web;

import org.jspecify.annotations.NullMarked;
