package org.zhuban;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The scenarios of the types that show how a diagram asks several to sign, another to confirm, and what lapse of time does. */
@ZhubanTest
class SignedScenarioTests extends ScenarioTests {

    static Stream<Arguments> scenarios() throws IOException {
        return scenarios(Path.of("src/test/resources/types/signed"));
    }
}
