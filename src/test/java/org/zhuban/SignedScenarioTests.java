package org.zhuban;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.zhuban.review.SignedTypes;

/** The scenarios of the types that show how a diagram asks several to sign, another to confirm, and what lapse of time does. */
@ZhubanTest(properties = SignedTypes.FOLDER)
class SignedScenarioTests extends ScenarioTests {

    static Stream<Arguments> scenarios() throws IOException {
        return scenarios(Path.of("src/test/resources/signed-types"));
    }
}
