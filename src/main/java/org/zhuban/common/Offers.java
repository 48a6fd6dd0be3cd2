package org.zhuban.common;

import java.util.List;
import java.util.Map;

/** What can be filed here, for the public home page. */
public interface Offers {

    /** Names of filing types in order of their programmes; a programme without any is left out. */
    Map<Programme, List<String>> byProgramme();
}
