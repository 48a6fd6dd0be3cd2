package org.zhuban.filing.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.zhuban.filing.engine.gate.GateFault;

/** The studio's door to the engine: versions of a filing type, their folders, and what happens to them. */
public interface ProcessDeployments {

    /** Versions of a type, the newest first; empty if there is none. */
    List<Version> versions(String type);

    /** The versions of all types by key, each newest first. */
    Map<String, List<Version>> all();

    /**
     * The folder of a version: diagram, decision tables, forms, scenarios, reports, by path within it.
     *
     * @throws org.zhuban.common.NotFoundException {@code filing-type.unknown}
     */
    SortedMap<String, byte[]> files(String definition);

    /** One file of a version's folder; empty if it has none of that path. */
    Optional<byte[]> file(String definition, String path);

    /** The folder that came with the application or lies beside it. */
    Optional<SortedMap<String, byte[]>> packaged(String type);

    /** Desks that a user task may name. */
    SortedSet<String> desks();

    /** Steps that a service task may name. */
    SortedSet<String> steps();

    /** What the gate says of a folder; empty = it may be deployed. Deploys nothing. */
    List<GateFault> check(String type, Map<String, byte[]> files);

    /**
     * The version that a folder would become, without deploying it; of what the gate lets pass.
     *
     * @throws ProcessRefusedException with all faults
     */
    ProcessModel read(String type, Map<String, byte[]> files);

    /** From here to the end of the caller's transaction nobody else deploys, neither here nor by the engine's own API. */
    void alone();

    /**
     * Deploys a folder as the newest version, in the caller's transaction.
     *
     * @param source where it comes from, e.g. {@code studio:<release>}; at most 255 characters
     * @return the process definition's id
     * @throws ProcessRefusedException with all faults; nothing was deployed
     */
    String deploy(String type, Map<String, byte[]> files, String source);

    /**
     * Deploys a folder for as long as the caller's transaction lasts, who rolls it back; no release waits for it.
     *
     * @return the process definition's id
     * @throws ProcessRefusedException with all faults
     */
    String tryOut(String type, Map<String, byte[]> files);

    /**
     * A version.
     *
     * @param definition process definition id
     * @param version    from 1
     * @param at         when it was deployed
     * @param source     {@code packaged:<digest>}, or what {@link #deploy} was told; empty if unknown
     */
    record Version(String definition, String type, int version, String deployment, Instant at, String source) {

        /** Did it come with the application or from a folder beside it? */
        public boolean packaged() {
            return source.startsWith(PackagedProcesses.SOURCE);
        }
    }
}
