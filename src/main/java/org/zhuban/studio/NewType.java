package org.zhuban.studio;

import java.util.Set;
import org.zhuban.common.Programme;

/**
 * A filing type 事项 that is to be made from nothing.
 *
 * @param key        e.g. {@code night-work}
 * @param name       shown, e.g. 夜间施工申报
 * @param applicants as process property {@code applicants} has them, e.g. {@code enterprise:LABOUR}
 */
public record NewType(String key, String name, Programme programme, Set<String> applicants) {

    static final int LONGEST_NAME = 60;

    public NewType {
        key = key.strip();
        name = name.strip();
        applicants = Set.copyOf(applicants);
    }
}
