package org.zhuban.studio;

import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.yaml.snakeyaml.composer.ComposerException;
import org.yaml.snakeyaml.constructor.DuplicateKeyException;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Why a scenario file cannot be read, in the reader's language; what the library says stays in the log. */
final class YamlReasons {

    private static final Logger LOG = LoggerFactory.getLogger(YamlReasons.class);

    private YamlReasons() {}

    /** An argument of a sentence. */
    static DefaultMessageSourceResolvable of(MarkedYAMLException broken) {
        LOG.debug("A scenario file cannot be read: {}", broken.getProblem());
        return new DefaultMessageSourceResolvable("studio.yaml." + kind(broken));
    }

    private static String kind(MarkedYAMLException broken) {
        String problem = Objects.requireNonNullElse(broken.getProblem(), "");
        String context = Objects.requireNonNullElse(broken.getContext(), "");
        if (broken instanceof DuplicateKeyException) {
            return "twice";
        }
        if (broken instanceof ComposerException) {
            return "alias";
        }
        if (problem.contains("TAB") || problem.contains("\\t")) {
            return "tab";
        }
        if (context.contains("quoted scalar")) {
            return "quote";
        }
        if (context.contains("flow")) {
            return "bracket";
        }
        if (problem.contains("mapping values") || problem.contains("':'")) {
            return "colon";
        }
        if (problem.contains("block end") || problem.contains("block sequence") || problem.contains("document start")) {
            return "indent";
        }
        return problem.contains("cannot start any token") || problem.contains("special characters") ? "sign" : "other";
    }
}
