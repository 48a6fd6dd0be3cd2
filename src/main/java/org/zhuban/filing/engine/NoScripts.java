package org.zhuban.filing.engine;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.scripting.ExecutableScript;
import org.camunda.bpm.engine.impl.scripting.ScriptFactory;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** There are no scripts in models (SECURITY 16). */
final class NoScripts extends ScriptFactory {

    @Override
    public ExecutableScript createScriptFromResource(String language, String resource) {
        throw refused();
    }

    @Override
    public ExecutableScript createScriptFromResource(String language, Expression resource) {
        throw refused();
    }

    @Override
    public ExecutableScript createScriptFromSource(String language, String source) {
        throw refused();
    }

    @Override
    public ExecutableScript createScriptFromSource(String language, Expression source) {
        throw refused();
    }

    static ProcessEngineException refused() {
        return new ProcessEngineException("models carry no scripts");
    }

    /** Not for decision tables either. */
    static final class NoEngines implements ScriptEngineResolver {

        @Override
        public void addScriptEngineFactory(ScriptEngineFactory factory) {
            throw refused();
        }

        @Override
        public ScriptEngineManager getScriptEngineManager() {
            throw refused();
        }

        @Override
        public ScriptEngine getScriptEngine(String language, boolean cached) {
            throw refused();
        }
    }
}
