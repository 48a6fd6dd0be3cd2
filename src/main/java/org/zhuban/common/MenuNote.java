package org.zhuban.common;

import java.util.Optional;
import java.util.Set;

/** What an entry of the menu says to the present account beyond its title; a module contributes it as a bean. */
public interface MenuNote {

    /** Path of the menu entry. */
    String path();

    /** Another title, in the reader's language; empty = that of the view. */
    Optional<String> title();

    /** How many wait there; 0 = nothing to show. */
    long count();

    /** Addresses of pages that belong to the entry, although they begin otherwise: it is the present one there too. */
    default Set<String> places() {
        return Set.of();
    }

    /** Is it of no use to the present account, so that its menu leaves it out? Its page stays open to who may see it. */
    default boolean hidden() {
        return false;
    }
}
