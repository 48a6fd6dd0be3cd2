/** Screens of the kit, generic over types: the form as Vaadin components, the diagram, the applicant's pages. */
@NamedInterface("ui")
@NullMarked
package org.zhuban.filing.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
