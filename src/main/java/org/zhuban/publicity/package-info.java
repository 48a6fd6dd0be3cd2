/**
 * Public notices 公示: what registers lay open to the world, as pages and as an API that tendering sites poll.
 *
 * <p>A notice is a row of sections that the register made, or for 办理结果 the step {@link org.zhuban.publicity.PublishApproval publish} of a process; the board knows none of
 * its facts. Versions of a subject follow one another in time, and what
 * is visible is computed when it is asked for: a version that begins at a moment to come leaves the former one standing until then, an expired one is gone
 * without anything being swept.
 *
 * <p>What is public is kept in memory as the bytes that are sent, two seconds at most and never beyond the next moment at which a notice begins or ends.
 * Cost: what another node published or withdrew at once shows here up to two seconds late.
 *
 * <p>Lists go from what ends last to what ends first, because then the ended lie beyond the end of one index range. Cost: it is newest first only among
 * notices that end together, as those of a year's entry do.
 */
@ApplicationModule(
        displayName = "Notices 公示",
        allowedDependencies = {"common", "audit", "identity", "reference", "filing", "filing::form"})
@NullMarked
package org.zhuban.publicity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
