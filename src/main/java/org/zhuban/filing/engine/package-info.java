/** The only package that knows Camunda: two doors, FilingWorkflow (outgoing) and StepDelegate (incoming). */
@NamedInterface("engine")
@NullMarked
package org.zhuban.filing.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
