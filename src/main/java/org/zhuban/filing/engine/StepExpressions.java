package org.zhuban.filing.engine;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;

/**
 * Expressions that can name a step or ask for the outcome, and nothing else: no execution, no task, no bean, no property, no method, no
 * function (SECURITY 16). The gate refuses such models; this holds for one that got past it.
 */
final class StepExpressions extends JuelExpressionManager {

    /** What a condition may ask for: the last outcome, and the counters of a multi-instance activity with its approvals. */
    private static final Set<String> VARIABLES = Set.of(
            CamundaWorkflow.OUTCOME,
            CamundaWorkflow.APPROVALS,
            CamundaWorkflow.INSTANCES,
            "nrOfActiveInstances",
            "nrOfCompletedInstances");

    private final Steps steps;

    StepExpressions(Steps steps) {
        this.steps = steps;
    }

    /** The engine's own functions ({@code currentUser()}, {@code now()} …) stay out. */
    @Override
    public void addFunction(String name, java.lang.reflect.Method function) {}

    @Override
    protected ELResolver createElResolver() {
        return new NamesOnly(steps);
    }

    private static final class NamesOnly extends ELResolver {

        private final Steps steps;

        NamesOnly(Steps steps) {
            this.steps = steps;
        }

        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
            if (base == null) {
                String name = String.valueOf(property);
                if (VARIABLES.contains(name)
                        && context.getContext(VariableScope.class) instanceof VariableScope scope) {
                    context.setPropertyResolved(true);
                    return scope.getVariable(name);
                }
                StepDelegate step = steps.delegate(name);
                if (step != null) {
                    context.setPropertyResolved(true);
                    return step;
                }
            }
            throw refused(property);
        }

        @Override
        public Object invoke(
                ELContext context,
                @Nullable Object base,
                Object method,
                Class<?> @Nullable [] types,
                Object @Nullable [] parameters) {
            throw refused(method);
        }

        @Override
        public void setValue(ELContext context, @Nullable Object base, Object property, @Nullable Object value) {
            throw refused(property);
        }

        @Override
        public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
            return true;
        }

        @Override
        public Class<?> getType(ELContext context, @Nullable Object base, Object property) {
            return Object.class;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
            return Object.class;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
            return List.<FeatureDescriptor>of().iterator();
        }

        private static ELException refused(Object name) {
            return new ELException("an expression may name a step or ask for the outcome, not " + name);
        }
    }
}
