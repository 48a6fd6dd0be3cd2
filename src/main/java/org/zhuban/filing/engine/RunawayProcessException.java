package org.zhuban.filing.engine;

/** A command entered more flow nodes than any sane model needs; it is rolled back. */
class RunawayProcessException extends RuntimeException {

    RunawayProcessException(String instance, String element) {
        super("process instance " + instance + " entered more than " + CommandPath.LIMIT
                + " elements in one command, the last " + element);
    }
}
