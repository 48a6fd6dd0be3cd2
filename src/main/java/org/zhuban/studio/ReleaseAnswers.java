package org.zhuban.studio;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.filing.engine.ProcessDeployments.Version;

/** What the form of {@code process-release} says about a release. */
@Component
class ReleaseAnswers {

    private static final int LONGEST_DIFFERENCE = 7_900;

    private final ProcessDeployments deployments;
    private final Texts texts;

    ReleaseAnswers(ProcessDeployments deployments, Texts texts) {
        this.deployments = deployments;
        this.texts = texts;
    }

    Map<String, Object> of(Release release) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("title", release.name());
        answers.put("type", release.type());
        answers.put("kind", release.kind().name());
        answers.put("base", version(release));
        answers.put("digest", release.digest());
        answers.put("why", release.why());
        answers.put("difference", shortened(release.difference()));
        answers.put("running", release.migrate() ? "MIGRATE" : "STAY");
        if (!release.pairs().isEmpty()) {
            answers.put(
                    "pairs",
                    release.pairs().entrySet().stream()
                            .map(pair -> pair.getKey() + " → " + pair.getValue())
                            .collect(Collectors.joining("\n")));
        }
        return answers;
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
