package org.zhuban.attachment;

import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Picks store and scanner by property. */
@Configuration
@EnableConfigurationProperties(AttachmentProperties.class)
class AttachmentConfiguration {

    /** Room for the largest accepted picture and a few small ones beside it. */
    private static final int SPARE_MEGAPIXELS = 10;

    @Bean
    BlobStore blobStore(AttachmentProperties properties, Clock clock) throws IOException {
        return switch (properties.store()) {
            case FILE -> new FileBlobStore(properties.directory(), clock);
            case S3 -> new S3BlobStore(properties.s3());
        };
    }

    @Bean
    @ConditionalOnExpression("!'${zhuban.attachments.clamd:}'.isBlank()")
    VirusScan virusScan(AttachmentProperties properties) {
        return new ClamdVirusScan(properties.clamd(), properties.clamdTimeout());
    }

    @Bean
    PixelBudget pixelBudget(AttachmentProperties properties) {
        return new PixelBudget(properties.limits().megapixels() + SPARE_MEGAPIXELS);
    }
}
