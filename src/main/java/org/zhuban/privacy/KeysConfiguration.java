package org.zhuban.privacy;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds the keys: {@code zhuban.keys} is their folder, {@code zhuban.create-missing-keys} is on in the demo only. */
@Configuration(proxyBeanMethods = false)
class KeysConfiguration {

    @Bean
    KeyFiles keyFiles(
            @Value("${zhuban.keys:}") String folder, @Value("${zhuban.create-missing-keys:false}") boolean create) {
        if (folder.isBlank()) {
            throw new IllegalStateException("zhuban.keys is not set. Make the key files once with"
                    + " --zhuban.create-keys=<folder> and name that folder in zhuban.keys on every node.");
        }
        KeyFiles keys = new KeyFiles(Path.of(folder));
        if (create) {
            keys.createMissing();
        }
        return keys;
    }
}
