package org.zhuban.common;

import java.util.List;

/** One invariant of SECURITY 25, asked nightly and after faults over the whole database. */
public interface ConsistencyCheck {

    /** What must hold, as a sentence. */
    String promise();

    /** A sentence for each violation; empty when it holds; at most 100. */
    List<String> violations();
}
