package org.zhuban.filing.engine;

import org.camunda.bpm.engine.ProcessEngineException;

/** An instance without its filing: another decision ended it meanwhile, or it was not started through the kit. */
class FilingGoneException extends ProcessEngineException {

    FilingGoneException() {
        super("a process instance without its filing: decided meanwhile, or not started through the kit");
    }
}
