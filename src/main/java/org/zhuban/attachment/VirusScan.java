package org.zhuban.attachment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A scanner for uploads. */
@FunctionalInterface
interface VirusScan {

    /**
     * @return name of what was found
     * @throws IOException when no verdict could be had: the file must not pass then
     */
    Optional<String> scan(Path file) throws IOException;
}
