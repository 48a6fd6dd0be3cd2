/**
 * The only package that knows Camunda. Two doors: {@link org.zhuban.filing.engine.FilingWorkflow} (outgoing) and {@code StepDelegate}
 * (incoming, the one bean kind a model can name).
 *
 * <p><b>What the engine is spared.</b> A medium approval cycle costs the default engine 97 statements and 6 commits; here:
 * <ul>
 *   <li>It joins the caller's Spring transaction: one commit a user action. Cost: a step that fails undoes the whole action.
 *   <li>Authorization and tenant checks are off (they alone take a quarter of the throughput): desks are checked above it. Cost: whoever
 *       reaches its services or Camunda's webapps may do everything, so only system and process admins do.
 *   <li>It writes no history. History level {@code projection} builds four kinds of events, and our handler turns them into rows of
 *       {@code filing_trace} and calls of {@link org.zhuban.filing.FilingProgress}; timeline and decisions are {@code filing_event}. Cost:
 *       Cockpit shows running instances only, and there are no historic instances to migrate, restart or report on.
 *   <li>No metrics, no task metrics, no history clean-up, no removal times: they measure or sweep what isn't there.
 *   <li>Variables are three short strings: the filing's id, its region, the last outcome. Cost: a model cannot branch on answers, only on
 *       outcomes and on what a decision table says to a step. While several
 *       sign a step, that step counts their approvals.
 *   <li>No timers of user tasks: a step that lapses has no job; the kit fires its timer when the task's working days are over. Cost: up to
 *       five minutes late.
 *   <li>Timers of waiting events 等待 are the engine's jobs, due by our own calendar where they count working days. They count from when the
 *       waiting began, also after a migration. Which filing waits until when is asked of the jobs, and only where no task is open.
 * </ul>
 *
 * <p><b>The inbox is told, not asked.</b> Built-in task listeners and history events call the kit in the engine's transaction; no screen
 * queries the engine. Cost: about six statements a cycle, and a nightly reconcile that looks whether both still agree.
 *
 * <p><b>The engine is closed</b> (SECURITY 15–17). The gate stands before its deployers; behind it expressions resolve steps and the outcome
 * only, there are no scripts and no classes, and a command may enter 1,000 flow nodes. Cost: an element the gate doesn't know needs a
 * release. The gate looks at new deployments only, since models of running filings are parsed again after every start.
 *
 * <p><b>Folders are deployments.</b> Each is deployed before the first request, named like the folder, when its digest differs from that of
 * its last packaged deployment; forms and decisions come from the same deployment as the running version. A model deployed by an admin stays
 * until an admin deploys another. Cost: a release doesn't reach a type that an admin has taken over.
 */
@NamedInterface("engine")
@NullMarked
package org.zhuban.filing.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
