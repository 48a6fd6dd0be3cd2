/** Plain pages of the shell. */
@NullMarked
package org.zhuban.shell.web;

import org.jspecify.annotations.NullMarked;
