package org.zhuban.attachment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a small server of our own that speaks as much S3 as is used; against any other one with {@code -Dzhuban.test.s3=http://host:port}, keys local-identity and local-credential, bucket zhuban. */
class S3BlobStoreTests extends BlobStoreContract {

    private static @Nullable MiniatureS3 server;
    private static @Nullable S3BlobStore store;

    @BeforeAll
    static void start() throws IOException {
        String endpoint = System.getProperty("zhuban.test.s3", "");
        if (endpoint.isEmpty()) {
            server = new MiniatureS3();
            endpoint = server.endpoint();
        }
        store = new S3BlobStore(properties(endpoint));
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(store).close();
        if (server != null) {
            server.close();
        }
    }

    @Override
    BlobStore store() {
        return Objects.requireNonNull(store);
    }

    @Test
    void a_store_that_does_not_answer_is_an_io_fault() throws IOException {
        try (S3BlobStore nobody = new S3BlobStore(properties("http://localhost:1"))) {
            assertThatThrownBy(() -> nobody.size(digest("x"))).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> nobody.put(digest("x"), nobody.stage())).isInstanceOf(IOException.class);
        }
    }

    private static AttachmentProperties.S3 properties(String endpoint) {
        return ContentTestBase.properties(Map.of(
                        "zhuban.attachments.s3.endpoint", endpoint,
                        "zhuban.attachments.s3.access-key", "local-identity",
                        "zhuban.attachments.s3.secret-key", "local-credential"))
                .s3();
    }
}
