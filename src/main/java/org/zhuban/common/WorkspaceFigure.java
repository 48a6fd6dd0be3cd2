package org.zhuban.common;

import java.util.Optional;

/** What the workspace 工作台 says beside an entry of the menu, e.g. how many wait there; a module contributes it as a bean. */
public interface WorkspaceFigure {

    /** Path of the menu entry. */
    String path();

    /** For the present account, in its language; empty if there is nothing to say. */
    Optional<String> words();
}
