package org.zhuban.person.web;

import java.util.List;
import java.util.Set;
import org.zhuban.identity.CurrentAccount;

/** A part of the phone pages 个人端; a module contributes it as a bean. */
public interface PhoneSection {

    /** Message code of its tile on the home page. */
    String title();

    /** Where it begins, e.g. {@code /m/employment}. */
    String path();

    /** Smaller comes first. */
    int order();

    /** Keys of the filing types whose messages lead here. */
    default Set<String> types() {
        return Set.of();
    }

    /** 待办: what waits for this person now. */
    default List<Todo> todo(CurrentAccount account) {
        return List.of();
    }

    /**
     * One thing to do.
     *
     * @param text in the reader's language
     * @param path where it is done
     */
    record Todo(String text, String path) {}
}
