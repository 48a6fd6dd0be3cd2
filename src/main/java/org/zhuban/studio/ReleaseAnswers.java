package org.zhuban.studio;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.filing.engine.ProcessModel;

/** What the form of {@code process-release} says about a release. */
@Component
class ReleaseAnswers {

    private static final int LONGEST_DIFFERENCE = 7_900;
    private static final int LONGEST_PREVIEW = 3_900;

    /** A type that is new. */
    private static final String NEW = "NEW";

    private final ProcessDeployments deployments;
    private final FilingWorkflow workflow;
    private final Texts texts;

    ReleaseAnswers(ProcessDeployments deployments, FilingWorkflow workflow, Texts texts) {
        this.deployments = deployments;
        this.workflow = workflow;
        this.texts = texts;
    }

    /**
     * Only what applies to its kind: what is left out, the form does not show.
     *
     * @param model what would be deployed, or is moved to
     */
    Map<String, Object> of(Release release, ProcessModel model) {
        Release.Kind kind = release.kind();
        String base = release.base();
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("title", title(release));
        answers.put("type", release.type());
        answers.put("kind", base == null ? NEW : kind.name());
        if (base != null) {
            answers.put("base", version(release.type(), base));
        }
        String target = kind == Release.Kind.ROLLBACK ? release.former() : release.target();
        if (target != null) {
            answers.put("target", version(release.type(), target));
        }
        answers.put("why", release.why());
        answers.put("difference", shortened(release.difference(), LONGEST_DIFFERENCE));
        if (kind == Release.Kind.DRAFT) {
            answers.put("trial", release.trial());
        }
        if (kind != Release.Kind.MIGRATE) {
            answers.put("digest", release.shortDigest());
            if (base != null) {
                answers.put("running", release.migrate() ? "MIGRATE" : "STAY");
            }
        }
        if (!release.preview().isEmpty()) {
            answers.put("preview", shortened(release.preview(), LONGEST_PREVIEW));
        }
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

    private String title(Release release) {
        return switch (release.kind()) {
            case DRAFT, PACKAGED -> release.name();
            case ROLLBACK ->
                texts.text(
                        "release.heading.ROLLBACK",
                        release.name(),
                        version(release.type(), Objects.requireNonNull(release.former())));
            case MIGRATE -> texts.text("release.heading.MIGRATE", release.name());
        };
    }

    private static String step(ProcessModel model, String id) {
        String name = model.elements().getOrDefault(id, "");
        return name.isBlank() ? id : name;
    }

    private String version(String type, String definition) {
        return deployments.versions(type).stream()
                .filter(version -> version.definition().equals(definition))
                .findFirst()
                .map(version -> texts.text("release.version", version.version()))
                .orElse(definition);
    }

    private static String shortened(String words, int longest) {
        return words.length() <= longest ? words : words.substring(0, longest) + "…";
    }
}
