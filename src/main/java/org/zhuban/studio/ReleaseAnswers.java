package org.zhuban.studio;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private static final int LONGEST_PREVIEW = 3_900;

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

    /** @param model what would be deployed, or is moved to */
    Map<String, Object> of(Release release, ProcessModel model) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put(
                "title",
                release.kind() == Release.Kind.MIGRATE
                        ? texts.text("release.heading.MIGRATE", release.name())
                        : release.name());
        answers.put("type", release.type());
        answers.put("kind", release.base() == null ? NEW : release.kind().name());
        answers.put("base", version(release.type(), release.base()));
        if (release.target() != null) {
            answers.put("target", version(release.type(), release.target()));
        }
        answers.put("digest", release.digest());
        answers.put("why", release.why());
        answers.put("difference", shortened(release.difference(), LONGEST_DIFFERENCE));
        answers.put("trial", release.trial());
        answers.put("running", release.base() == null ? NONE : release.migrate() ? "MIGRATE" : "STAY");
        if (!release.preview().isEmpty()) {
            answers.put("preview", shortened(release.preview(), LONGEST_PREVIEW));
        }
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

    private String version(String type, @Nullable String definition) {
        return deployments.versions(type).stream()
                .filter(version -> version.definition().equals(definition))
                .findFirst()
                .map(Version::version)
                .map(number -> texts.text("release.version", number))
                .orElse(texts.text("release.new-type"));
    }

    private static String shortened(String words, int longest) {
        return words.length() <= longest ? words : words.substring(0, longest) + "…";
    }
}
