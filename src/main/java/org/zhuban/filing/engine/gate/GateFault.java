package org.zhuban.filing.engine.gate;

import java.util.List;

/**
 * Why a folder is refused.
 *
 * @param resource file in the folder, e.g. {@code checks.dmn}; the key where it is about the folder as a whole
 * @param element  BPMN or DMN id, or its tag and line where it has none; empty where it is about the file
 * @param code     message code; its sentence names the cure
 * @param args     of the sentence: file, element, and what the code says
 */
public record GateFault(String resource, String element, String code, List<Object> args) {

    static GateFault of(String resource, String element, String code, Object... more) {
        Object[] args = new Object[more.length + 2];
        args[0] = resource;
        args[1] = element;
        System.arraycopy(more, 0, args, 2, more.length);
        return new GateFault(resource, element, code, List.of(args));
    }
}
