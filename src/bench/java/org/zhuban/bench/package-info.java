/** What the office does in a second, beside the engine alone: see README.md in this folder's root. */
@NullMarked
package org.zhuban.bench;

import org.jspecify.annotations.NullMarked;
