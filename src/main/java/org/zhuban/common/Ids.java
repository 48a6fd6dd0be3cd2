package org.zhuban.common;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/** Ids of rows: UUID version 7, so that new rows lie together in their indexes. Not a secret: links that stand in for a login carry a random token of their own. */
public final class Ids {

    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    private Ids() {}

    public static UUID next() {
        return GENERATOR.generate();
    }
}
