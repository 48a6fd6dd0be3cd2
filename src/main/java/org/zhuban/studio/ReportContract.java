package org.zhuban.studio;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.engine.ReportCompiler;
import org.zhuban.filing.engine.gate.ReportOutline;

/** 打印模板: the one a diagram names is there, those of the folder are used, and nothing on them stays empty for ever. */
@Component
class ReportContract {

    private static final String FOLDER = "reports/";
    private static final String ENDING = ".jrxml";

    private final ReportCompiler printer;
    private final Path packaged;

    ReportContract(ReportCompiler printer, @Value("${zhuban.reports:reports}") Path packaged) {
        this.printer = printer;
        this.packaged = packaged;
    }

    void check(String diagram, ProcessModel model, SortedMap<String, byte[]> files, ContractFaults faults) {
        String used = model.properties().getOrDefault("report", "");
        if (!used.isEmpty() && !"none".equals(used) && !there(used, files)) {
            faults.error(diagram, model.key(), "report", used);
        }
        files.forEach((file, content) -> {
            if (file.endsWith(ENDING)) {
                String name = file.substring(FOLDER.length(), file.length() - ENDING.length());
                if (!name.equals(used)) {
                    faults.warning(file, "", "report-unused", name);
                }
                handed(file, name, ReportOutline.of(content), faults);
            }
        });
    }

    private boolean there(String name, Map<String, byte[]> files) {
        String path = FOLDER + name + ENDING;
        return name.matches("[a-z0-9-]+")
                && (files.containsKey(path)
                        || Files.exists(packaged.resolve(name + ENDING))
                        || new ClassPathResource(path).exists());
    }

    /** Rows are of the generic form only; a parameter that nobody hands in is empty. */
    private void handed(String file, String name, ReportOutline outline, ContractFaults faults) {
        outline.fields().forEach(field -> faults.warning(file, field, "report-row", name, field));
        outline.parameters().stream()
                .filter(parameter -> !printer.parameters().contains(parameter))
                .forEach(parameter -> faults.warning(file, parameter, "report-parameter", name, parameter));
    }
}
