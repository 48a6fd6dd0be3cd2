package org.zhuban.filing.engine;

import java.io.ByteArrayInputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.engine.gate.GateFault;
import org.zhuban.filing.engine.gate.ProcessGate;

/** The studio's door on Camunda 7. */
@Service
class CamundaDeployments implements ProcessDeployments {

    private static final String VERSIONS =
            """
            select p.id_, p.key_, p.version_, p.deployment_id_, d.deploy_time_, d.source_
            from act_re_procdef p join act_re_deployment d on d.id_ = p.deployment_id_
            """;

    private final RepositoryService repository;
    private final DeploymentGate gate;
    private final Blueprints blueprints;
    private final PackagedProcesses packaged;
    private final DeploymentLock lock;
    private final Steps steps;
    private final JdbcClient jdbc;

    CamundaDeployments(
            RepositoryService repository,
            DeploymentGate gate,
            Blueprints blueprints,
            PackagedProcesses packaged,
            DeploymentLock lock,
            Steps steps,
            JdbcClient jdbc) {
        this.repository = repository;
        this.gate = gate;
        this.blueprints = blueprints;
        this.packaged = packaged;
        this.lock = lock;
        this.steps = steps;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Version> versions(String type) {
        return jdbc.sql(VERSIONS + " where p.key_ = ? order by p.version_ desc")
                .param(type)
                .query((row, index) -> version(row))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, List<Version>> all() {
        var all = new LinkedHashMap<String, List<Version>>();
        jdbc.sql(VERSIONS + " order by p.key_, p.version_ desc")
                .query((row, index) -> version(row))
                .list()
                .forEach(version -> all.computeIfAbsent(version.type(), type -> new ArrayList<>())
                        .add(version));
        return all;
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getString("id_"),
                row.getString("key_"),
                row.getInt("version_"),
                row.getString("deployment_id_"),
                row.getTimestamp("deploy_time_").toInstant(),
                Objects.requireNonNullElse(row.getString("source_"), ""));
    }

    @Override
    @Transactional(readOnly = true)
    public SortedMap<String, byte[]> files(String definition) {
        var files = new TreeMap<String, byte[]>();
        jdbc.sql(
                        """
                        select b.name_, b.bytes_ from act_re_procdef p
                        join act_ge_bytearray b on b.deployment_id_ = p.deployment_id_ where p.id_ = ?
                        """)
                .param(definition)
                .query((row, index) -> files.put(row.getString("name_"), row.getBytes("bytes_")))
                .list();
        if (files.isEmpty()) {
            throw new NotFoundException("filing-type.unknown", definition.replaceFirst(":.*", ""));
        }
        return files;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<byte[]> file(String definition, String path) {
        return jdbc.sql(
                        """
                        select b.bytes_ from act_re_procdef p
                        join act_ge_bytearray b on b.deployment_id_ = p.deployment_id_ and b.name_ = ? where p.id_ = ?
                        """)
                .params(path, definition)
                .query((row, index) -> row.getBytes("bytes_"))
                .optional();
    }

    @Override
    public Optional<SortedMap<String, byte[]>> packaged(String type) {
        return packaged.folder(type).map(ProcessFolder::resources);
    }

    @Override
    public SortedSet<String> desks() {
        return new TreeSet<>(DeploymentGate.DESKS);
    }

    @Override
    public SortedSet<String> steps() {
        return new TreeSet<>(steps.names());
    }

    @Override
    public List<GateFault> check(String type, Map<String, byte[]> files) {
        return gate.check(type, cleaned(files));
    }

    @Override
    public ProcessModel read(String type, Map<String, byte[]> files) {
        SortedMap<String, byte[]> cleaned = cleaned(files);
        List<GateFault> faults = gate.check(type, cleaned);
        if (!faults.isEmpty()) {
            throw new ProcessRefusedException(type, faults);
        }
        return blueprints.read(type, cleaned);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void alone() {
        lock.take();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public String deploy(String type, Map<String, byte[]> files, String source) {
        return deployed(type, files, source);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public String tryOut(String type, Map<String, byte[]> files) {
        return lock.without(() -> deployed(type, files, "trial"));
    }

    private String deployed(String type, Map<String, byte[]> files, String source) {
        DeploymentBuilder deployment = repository.createDeployment().name(type).source(source);
        cleaned(files).forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        return deployment
                .deployWithResult()
                .getDeployedProcessDefinitions()
                .get(0)
                .getId();
    }

    private static SortedMap<String, byte[]> cleaned(Map<String, byte[]> files) {
        var cleaned = new TreeMap<String, byte[]>();
        files.forEach((name, content) -> cleaned.put(name, ProcessGate.cleaned(name, content)));
        return cleaned;
    }
}
