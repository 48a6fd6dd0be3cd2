package org.zhuban.filing.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.zhuban.filing.FilingProgress;
import org.zhuban.reference.WorkingDays;

/** How the engine is set up; the reasons and their costs are in the package's description. Comes after the starter's own settings. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineSettings extends AbstractProcessEnginePlugin {

    /** Longer than the longest job; another node takes over a dead node's jobs after it. */
    private static final int JOB_LOCK_MILLIS = 30_000;

    private final Steps steps;
    private final Blueprints blueprints;
    private final ObjectProvider<FilingProgress> progress;
    private final DeploymentGate gate;
    private final ObjectProvider<WorkingDays> calendar;
    private final Clock clock;

    EngineSettings(
            Steps steps,
            Blueprints blueprints,
            ObjectProvider<FilingProgress> progress,
            DeploymentGate gate,
            ObjectProvider<WorkingDays> calendar,
            Clock clock) {
        this.steps = steps;
        this.blueprints = blueprints;
        this.progress = progress;
        this.gate = gate;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        cheap(engine);
        closed(engine);
        projected(engine);
        if (engine instanceof SpringProcessEngineConfiguration spring) {
            spring.setDeploymentResources(new Resource[0]);
        }
        if (engine.getJobExecutor() != null) {
            engine.getJobExecutor().setLockTimeInMillis(JOB_LOCK_MILLIS);
        }
    }

    private static void cheap(ProcessEngineConfigurationImpl engine) {
        engine.setAuthorizationEnabled(false);
        engine.setTenantCheckEnabled(false);
        engine.setDeploymentLockUsed(
                false); // its row is held until the end: a trial of minutes would hold up every release
        engine.setDeploymentSynchronized(
                false); // who holds the database's lock would wait in this node for whom it keeps waiting
        engine.setMetricsEnabled(false);
        engine.setDbMetricsReporterActivate(false);
        engine.setTaskMetricsEnabled(false);
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_NONE);
        engine.setHistoryCleanupStrategy(ProcessEngineConfiguration.HISTORY_CLEANUP_STRATEGY_END_TIME_BASED);
        engine.setHistoryCleanupEnabled(false);
        engine.setImplicitVariableUpdateDetectionEnabled(false);
        engine.setEnableDefaultDbHistoryEventHandler(false);
        var decisions = new DefaultDmnEngineConfiguration();
        decisions.setFeelEngineFactory(LiteralFeel.factory());
        engine.setDmnEngineConfiguration(decisions);
    }

    private void closed(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new StepExpressions(steps));
        engine.setScriptFactory(new NoScripts());
        engine.setScriptEngineResolver(new NoScripts.NoEngines());
        engine.setArtifactFactory(new NoArtifacts());
        engine.setCustomPreDeployers(listOf((Deployer) gate));
        engine.setStandaloneTasksEnabled(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setDeserializationTypeValidationEnabled(true);
    }

    private void projected(ProcessEngineConfigurationImpl engine) {
        var level = new ProjectionHistory();
        engine.setCustomHistoryLevels(listOf(level));
        engine.setHistoryLevel(level);
        var hooks = new ProgressHooks(progress, blueprints, clock);
        engine.setCustomHistoryEventHandlers(listOf(hooks));
        List<BpmnParseListener> listeners = listOf(hooks);
        listeners.add(new WaitTimers(calendar, clock));
        engine.setCustomPreBPMNParseListeners(listeners);
        engine.setCustomSessionFactories(listOf(new CommandPaths(progress, clock)));
    }

    /** The engine adds to the lists it is given. */
    private static <T> List<T> listOf(T only) {
        var list = new ArrayList<T>();
        list.add(only);
        return list;
    }

    private record CommandPaths(ObjectProvider<FilingProgress> progress, Clock clock) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return CommandPath.class;
        }

        @Override
        public Session openSession() {
            return new CommandPath(progress, clock);
        }
    }

    /** Models name no classes (SECURITY 16). */
    private static final class NoArtifacts implements ArtifactFactory {

        @Override
        public <T> T getArtifact(Class<T> type) {
            throw new ProcessEngineException("models name no classes: " + type.getName());
        }
    }
}
