package org.zhuban.filing.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.filing.engine.gate.GateFault;
import org.zhuban.filing.engine.gate.ProcessGate;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.FormElement;
import org.zhuban.filing.form.FormFaultException;
import org.zhuban.filing.form.Forms;

/**
 * The gate stands before the engine's own deployers, so on every way a model can come in: the packaged folders, the studio, the engine's REST
 * API. Only new deployments pass it: models of running filings are read again after a start, and must be. What it lets pass is deployed alone.
 */
@Component
class DeploymentGate implements Deployer {

    /** Desks that somebody sits at. */
    static final Set<String> DESKS = Set.of(
            "authority",
            "owning-enterprise",
            "invited-enterprise",
            "person",
            "counterpart",
            "applicant",
            "process-office");

    private static final int AUDITED_FAULTS = 10;

    private final ProcessGate gate;
    private final ObjectProvider<Audit> audit;
    private final NewestVersions newest;
    private final DeploymentLock lock;

    DeploymentGate(
            Steps steps,
            ObjectProvider<Forms> forms,
            ObjectProvider<ReportCompiler> reports,
            ObjectProvider<Audit> audit,
            NewestVersions newest,
            DeploymentLock lock) {
        this.gate = new ProcessGate(
                steps.names(), DESKS, content -> check(forms.getObject(), content), content -> reports.getObject()
                        .fault(content));
        this.audit = audit;
        this.newest = newest;
        this.lock = lock;
    }

    private static ProcessGate.FormCheck check(Forms forms, byte[] content) {
        try {
            FormDefinition form = forms.parse(new String(content, UTF_8));
            return new ProcessGate.FormCheck(
                    form.id(), List.of(), keys(form, field -> !field.isSlot()), keys(form, FormElement::isDay));
        } catch (FormFaultException refused) {
            return new ProcessGate.FormCheck(
                    "",
                    refused.found().stream()
                            .map(fault -> new ProcessGate.FormFault(fault.element(), fault.sentence()))
                            .toList(),
                    Set.of(),
                    Set.of());
        }
    }

    private static Set<String> keys(FormDefinition form, Predicate<FormElement> which) {
        return form.fields().stream()
                .filter(which)
                .map(FormElement::key)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            var resources = new TreeMap<String, byte[]>();
            for (ResourceEntity resource : deployment.getResources().values()) {
                resource.setBytes(ProcessGate.cleaned(resource.getName(), resource.getBytes()));
                resources.put(resource.getName(), resource.getBytes());
            }
            String key = deployment.getName() == null ? "" : deployment.getName();
            List<GateFault> faults = gate.check(key, resources);
            if (!faults.isEmpty()) {
                refuse(key, faults);
            }
            lock.take();
            newest.forget();
        }
    }

    /** What is wrong with a folder; nobody is told and nothing is deployed. */
    List<GateFault> check(String key, Map<String, byte[]> resources) {
        return gate.check(key, resources);
    }

    private void refuse(String key, List<GateFault> faults) {
        List<String> some = faults.stream()
                .limit(AUDITED_FAULTS)
                .map(fault -> fault.resource() + " " + fault.element() + " " + fault.code())
                .toList();
        audit.getObject().denied("process-deploy", "process:" + key, Map.of("faults", faults.size(), "first", some));
        throw new ProcessRefusedException(key, faults);
    }
}
