package org.zhuban.studio;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.filing.engine.ProcessDeployments.Version;
import org.zhuban.filing.engine.ProcessModel;

/** What the form of {@code process-release} says about a release. */
@Component
class ReleaseAnswers {

    private static final int LONGEST_DIFFERENCE = 7_900;

    /** A type that is new. */
    private static final String NEW = "NEW";

    /** It has no running filings. */
    private static final String NONE = "NONE";

    private final ProcessDeployments deployments;
    private final FilingWorkflow workflow;
    private final Texts texts;

    ReleaseAnswers(ProcessDeployments deployments, FilingWorkflow workflow, Texts texts) {
        this.deployments = deployments;
        this.workflow = workflow;
        this.texts = texts;
    }

    /** @param model what would be deployed */
    Map<String, Object> of(Release release, ProcessModel model) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("title", release.name());
        answers.put("type", release.type());
        answers.put("kind", release.base() == null ? NEW : release.kind().name());
        answers.put("base", version(release));
        answers.put("digest", release.digest());
        answers.put("why", release.why());
        answers.put("difference", shortened(release.difference()));
        answers.put("trial", release.trial());
        answers.put("running", release.base() == null ? NONE : release.migrate() ? "MIGRATE" : "STAY");
        String base = release.base();
        if (base != null && release.migrate() && !release.pairs().isEmpty()) {
            ProcessModel former = workflow.model(base);
            answers.put(
                    "pairs",
                    release.pairs().entrySet().stream()
                            .map(pair -> step(former, pair.getKey()) + " → " + step(model, pair.getValue()))
                            .collect(Collectors.joining("\n")));
        }
        return answers;
    }

    private static String step(ProcessModel model, String id) {
        String name = model.elements().getOrDefault(id, "");
        return name.isBlank() ? id : name;
    }

    private String version(Release release) {
        return deployments.versions(release.type()).stream()
                .filter(version -> version.definition().equals(release.base()))
                .findFirst()
                .map(Version::version)
                .map(number -> texts.text("release.version", number))
                .orElse(texts.text("release.new-type"));
    }

    private String shortened(String difference) {
        return difference.length() <= LONGEST_DIFFERENCE
                ? difference
                : difference.substring(0, LONGEST_DIFFERENCE) + "…";
    }
}
