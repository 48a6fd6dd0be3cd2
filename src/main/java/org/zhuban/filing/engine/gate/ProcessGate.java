package org.zhuban.filing.engine.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Looks at a filing type's folder before any engine does, and says all that is wrong with it. */
public final class ProcessGate {

    private static final int MOST_FILES = 50;
    /** Of one file, in bytes. */
    public static final int MOST_BYTES = 1_000_000;

    /** Folder of the printed forms. */
    private static final String REPORTS = "reports/";

    private static final int LONGEST_KEY = 60;
    private static final int LONGEST_PATH = 120;
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern FILE = Pattern.compile(
            "[a-z0-9-]+\\.(bpmn|dmn)|forms/[a-z0-9-]+\\.form|scenarios/[a-z0-9-]+\\.yaml|reports/[a-z0-9-]+\\.jrxml");

    private final Set<String> steps;
    private final Set<String> desks;
    private final Function<byte[], FormCheck> forms;
    private final Function<byte[], Optional<String>> reports;

    /**
     * What a form file says, and what is wrong with it.
     *
     * @param id     its id, empty if it cannot be read
     * @param fields keys of what it asks, slots left out
     * @param dates  those of them that are days
     */
    public record FormCheck(String id, List<FormFault> faults, Set<String> fields, Set<String> dates) {}

    /** @param element key of the field, or a line; empty where it is about the form */
    public record FormFault(String element, String sentence) {}

    /**
     * @param steps verbs a service task may name
     * @param desks desks a user task may name
     * @param reports why a printed form that the gate lets pass cannot be compiled; empty if it can
     */
    public ProcessGate(
            Set<String> steps,
            Set<String> desks,
            Function<byte[], FormCheck> forms,
            Function<byte[], Optional<String>> reports) {
        this.steps = Set.copyOf(steps);
        this.desks = Set.copyOf(desks);
        this.forms = forms;
        this.reports = reports;
    }

    /**
     * The file as it may go on to other parsers: without {@code xsi:schemaLocation}, which makes a validating one fetch what it names.
     */
    public static byte[] cleaned(String name, byte[] content) {
        return name.endsWith(".bpmn") || name.endsWith(".dmn") ? SafeXml.withoutSchemaLocations(content) : content;
    }

    /** May a file of a folder be called so? */
    public static boolean named(String path) {
        return path.length() <= LONGEST_PATH && FILE.matcher(path).matches();
    }

    /** May a filing type, and its folder, be called so? */
    public static boolean keyed(String key) {
        return key.length() <= LONGEST_KEY && KEY.matcher(key).matches();
    }

    /**
     * @param key       of the filing type
     * @param resources files by path within the folder, {@link #cleaned}
     * @return empty if the folder may be deployed
     */
    public List<GateFault> check(String key, Map<String, byte[]> resources) {
        var faults = new Faults(key);
        if (!keyed(key)) {
            faults.add("", "gate.folder-name");
            return faults.found();
        }
        if (resources.size() > MOST_FILES) {
            faults.add("", "gate.too-many-files", MOST_FILES);
            return faults.found();
        }
        resources.forEach((name, content) -> {
            if (!named(name)) {
                faults.in(name).add("", "gate.file-unknown", key);
            } else if (content.length > MOST_BYTES) {
                faults.in(name).add("", "gate.file-too-big", MOST_BYTES);
            }
        });
        String bpmn = key + ".bpmn";
        if (!resources.containsKey(bpmn)
                || resources.keySet().stream()
                                .filter(name -> name.endsWith(".bpmn"))
                                .count()
                        != 1) {
            faults.add("", "gate.one-bpmn", bpmn);
        }
        if (faults.none()) {
            contents(key, new TreeMap<>(resources), faults);
        }
        return faults.found();
    }

    private void contents(String key, Map<String, byte[]> resources, Faults faults) {
        var formFiles = new TreeMap<String, String>();
        var decisionFiles = new TreeMap<String, String>();
        var formsNamed = new TreeSet<String>();
        var decisionsNamed = new TreeSet<String>();
        var asked = new TreeMap<String, FormCheck>();
        var diagrams = new ArrayList<BpmnGate>();
        var printed = new TreeMap<String, Set<String>>();
        resources.forEach((name, content) -> {
            Faults here = faults.in(name);
            if (name.endsWith(".yaml")) {
                return; // the engine never looks at a scenario
            }
            if (name.endsWith(".form")) {
                form(key, content, here).ifPresent(form -> {
                    once(formFiles, form.id(), name, here);
                    asked.put(form.id(), form);
                });
                return;
            }
            if (name.endsWith(".jrxml")) {
                printed.put(name, report(key, name, content, here));
                return;
            }
            boolean diagram = name.endsWith(".bpmn");
            try {
                XmlNode document = SafeXml.parse(content, diagram ? BpmnVocabulary.PREFIXES : DmnGate.PREFIXES);
                if (diagram) {
                    var gate = new BpmnGate(document, key, steps, desks, here);
                    gate.check();
                    diagrams.add(gate);
                    formsNamed.addAll(gate.formsNamed());
                    decisionsNamed.addAll(gate.decisionsNamed());
                } else {
                    DmnGate.check(document, key, here).forEach(id -> once(decisionFiles, id, name, here));
                }
            } catch (SafeXml.UnreadableException broken) {
                here.add("", broken.code, broken.args);
            }
        });
        if (faults.none()) {
            together(formsNamed, formFiles, "form", faults);
            together(decisionsNamed, decisionFiles, "decision", faults);
        }
        if (faults.none()) {
            FormCheck start = Objects.requireNonNull(asked.get(key + ".submit"));
            diagrams.forEach(gate -> gate.fieldsNamed(start));
            printed.forEach((name, asks) -> asks.stream()
                    .filter(field -> !start.fields().contains(field))
                    .forEach(field -> faults.in(name).add(field, "gate.report-field")));
        }
    }

    private static void once(Map<String, String> files, String id, String name, Faults faults) {
        if (files.put(id, name) != null) {
            faults.add(id, "gate.id-twice");
        }
    }

    private Optional<FormCheck> form(String key, byte[] content, Faults faults) {
        FormCheck form = forms.apply(content);
        form.faults().forEach(fault -> faults.add(fault.element(), "gate.form", fault.sentence()));
        if (form.faults().isEmpty() && !form.id().startsWith(key + ".")) {
            faults.add(form.id(), "gate.form-id", key);
        }
        return form.faults().isEmpty() ? Optional.of(form) : Optional.empty();
    }

    /** @return keys of the answers it prints */
    private Set<String> report(String key, String name, byte[] content, Faults faults) {
        String own = name.substring(REPORTS.length(), name.length() - ".jrxml".length());
        if (!keyed(own) || !own.equals(key) && !own.startsWith(key + "-")) {
            faults.add(own, "gate.report-name", key);
            return Set.of();
        }
        Set<String> asked = ReportGate.check(content, faults);
        if (faults.none()) {
            reports.apply(content).ifPresent(why -> faults.add("", "gate.report-broken", why));
        }
        return asked;
    }

    /** What the diagram names is in the folder, and nothing else. */
    private static void together(Set<String> named, Map<String, String> files, String what, Faults faults) {
        named.stream().filter(id -> !files.containsKey(id)).forEach(id -> faults.add(id, "gate." + what + "-missing"));
        files.forEach((id, file) -> {
            if (!named.contains(id)) {
                faults.in(file).add(id, "gate." + what + "-orphan");
            }
        });
    }
}
