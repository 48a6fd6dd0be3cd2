package org.zhuban.studio;

import java.util.List;
import org.zhuban.common.Texts;

/**
 * What does not fit together though the gate would let it pass; see {@link ContractChecks}.
 *
 * @param resource file in the folder
 * @param element  BPMN id, key of a field, id of a table; empty where it is about the file
 * @param code     message code; its sentence names the cure
 * @param args     of the sentence
 */
public record ContractFault(String resource, String element, Level level, String code, List<Object> args) {

    /** What it means for a release 发布. */
    public enum Level {
        /** Nothing is released with it. */
        ERROR,
        /** Told, and left to whoever releases. */
        WARNING
    }

    public boolean refuses() {
        return level == Level.ERROR;
    }

    /** In the reader's language. */
    public String sentence(Texts texts) {
        return texts.text(code, args.toArray());
    }
}
