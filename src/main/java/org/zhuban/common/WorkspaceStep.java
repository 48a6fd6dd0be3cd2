package org.zhuban.common;

import java.util.Optional;

/** What the workspace 工作台 offers the present account first of all; a module contributes it as a bean. */
public interface WorkspaceStep {

    /** For the present account, in its language; empty if there is nothing to offer. */
    Optional<Step> step();

    /**
     * An offer.
     *
     * @param title what it is about
     * @param words why and what to do
     * @param act   what the link says
     * @param path  where it leads
     */
    record Step(String title, String words, String act, String path) {}
}
