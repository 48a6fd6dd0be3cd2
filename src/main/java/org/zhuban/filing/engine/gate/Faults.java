package org.zhuban.filing.engine.gate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults of a folder and its files as they are found; at most 100, a broken file has no end of them. */
final class Faults {

    private static final int MOST = 100;

    private final String resource;
    private final List<GateFault> found;
    private final @Nullable Faults folder;
    private int own;

    Faults(String key) {
        this(key, new ArrayList<>(), null);
    }

    private Faults(String resource, List<GateFault> found, @Nullable Faults folder) {
        this.resource = resource;
        this.found = found;
        this.folder = folder;
    }

    /** Of one file of the folder: they count for the folder too. */
    Faults in(String file) {
        return new Faults(file, found, this);
    }

    void add(XmlNode node, String code, Object... more) {
        add(node.shown(), code, more);
    }

    void add(String element, String code, Object... more) {
        own++;
        if (folder != null) {
            folder.own++;
        }
        if (found.size() < MOST) {
            found.add(GateFault.of(resource, element, code, more));
        }
    }

    List<GateFault> found() {
        return List.copyOf(found);
    }

    /** Of this file; of the folder where it stands for the folder. */
    boolean none() {
        return own == 0;
    }
}
