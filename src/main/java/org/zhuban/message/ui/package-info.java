/**
 * The outbox of system admins, everybody's message box, and the bell for the frame around all views.
 */
@NamedInterface("ui")
@NullMarked
package org.zhuban.message.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
