/** What must survive faults (SECURITY 25). */
@NullMarked
package org.zhuban.faults;

import org.jspecify.annotations.NullMarked;
