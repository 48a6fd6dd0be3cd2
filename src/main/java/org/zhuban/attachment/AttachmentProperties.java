package org.zhuban.attachment;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where attachments lie and what they may use.
 *
 * @param store     {@code file} or {@code s3}
 * @param directory of the file store
 * @param clamd     {@code tcp://host:3310} or {@code unix:/run/clamav/clamd.ctl}; blank = no virus scan
 */
@ConfigurationProperties("zhuban.attachments")
record AttachmentProperties(
        @DefaultValue("file") Store store,
        @DefaultValue("data/attachments") Path directory,
        @DefaultValue S3 s3,
        @DefaultValue("") String clamd,
        @DefaultValue("30s") Duration clamdTimeout,
        @DefaultValue Quota quota,
        @DefaultValue Limits limits) {

    enum Store {
        FILE,
        S3
    }

    /**
     * An S3-compatible store.
     *
     * @param endpoint  e.g. {@code http://minio:9000}; null = Amazon's own for the region
     * @param accessKey blank = the SDK's own search for credentials
     * @param prefix    of every key, e.g. {@code attachments/}
     */
    record S3(
            @Nullable String endpoint,
            @DefaultValue("us-east-1") String region,
            @DefaultValue("zhuban") String bucket,
            @DefaultValue("true") boolean pathStyle,
            @DefaultValue("") String accessKey,
            @DefaultValue("") String secretKey,
            @DefaultValue("attachments/") String prefix) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "S3[endpoint=" + endpoint + ", bucket=" + bucket + "]";
        }
    }

    /**
     * Space (SECURITY 14). Deleted files count until they are purged.
     *
     * @param filesPerOwner  live files of one filing
     * @param bytesPerOwner  of one filing
     * @param bytesPerHolder of one enterprise
     */
    record Quota(
            @DefaultValue("200") int filesPerOwner,
            @DefaultValue("200MB") DataSize bytesPerOwner,
            @DefaultValue("5GB") DataSize bytesPerHolder) {}

    /**
     * What a file may unfold to while it is checked (SECURITY 10, 11).
     *
     * @param pdfTime     for checking or drawing one PDF
     * @param pdfInflated all streams of a PDF together
     * @param pdfObjects  objects of a PDF
     * @param megapixels  of a picture
     */
    record Limits(
            @DefaultValue("10s") Duration pdfTime,
            @DefaultValue("256MB") DataSize pdfInflated,
            @DefaultValue("500000") int pdfObjects,
            @DefaultValue("2000") int pdfPages,
            @DefaultValue("50") int megapixels) {}
}
