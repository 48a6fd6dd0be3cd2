package org.zhuban.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Blobs in an S3-compatible store, for more than one node. Uploads are staged in the node's temporary directory. */
final class S3BlobStore implements BlobStore, AutoCloseable {

    private static final Duration CALL = Duration.ofSeconds(30);
    private static final Duration ATTEMPT = Duration.ofSeconds(15);

    private final S3Client s3;
    private final String bucket;
    private final String prefix;
    private final Path staging;

    S3BlobStore(AttachmentProperties.S3 properties) throws IOException {
        this.s3 = client(properties);
        this.bucket = properties.bucket();
        this.prefix = properties.prefix();
        this.staging = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "zhuban-uploads"));
    }

    /** Checksums only where a call requires them, and no chunked signatures: not every compatible store knows them. A store that hangs is given up. */
    private static S3Client client(AttachmentProperties.S3 properties) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .region(Region.of(properties.region()))
                .forcePathStyle(properties.pathStyle())
                .serviceConfiguration(configuration -> configuration.chunkedEncodingEnabled(false))
                .overrideConfiguration(
                        configuration -> configuration.apiCallTimeout(CALL).apiCallAttemptTimeout(ATTEMPT))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (properties.endpoint() != null) {
            builder.endpointOverride(URI.create(properties.endpoint()));
        }
        if (!properties.accessKey().isEmpty()) {
            builder.credentialsProvider(StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(properties.accessKey(), properties.secretKey())));
        }
        return builder.build();
    }

    @Override
    public Path stage() throws IOException {
        return Files.createTempFile(staging, "upload-", ".part");
    }

    @Override
    public void put(String sha256, Path staged) throws IOException {
        try {
            s3.putObject(
                    request -> request.bucket(bucket).key(key(sha256)).contentType("application/octet-stream"),
                    RequestBody.fromFile(staged));
        } catch (SdkException e) {
            throw new IOException("The attachment store did not take the file", e);
        }
        Files.delete(staged);
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        try {
            return s3.getObject(request -> request.bucket(bucket).key(key(sha256)));
        } catch (NoSuchKeyException missing) {
            throw new NoSuchFileException(sha256);
        } catch (SdkException e) {
            throw new IOException("The attachment store did not answer", e);
        }
    }

    @Override
    public OptionalLong size(String sha256) throws IOException {
        try {
            return OptionalLong.of(
                    s3.headObject(request -> request.bucket(bucket).key(key(sha256)))
                            .contentLength());
        } catch (NoSuchKeyException missing) {
            return OptionalLong.empty();
        } catch (SdkException e) {
            throw new IOException("The attachment store did not answer", e);
        }
    }

    @Override
    public void delete(String sha256) throws IOException {
        try {
            s3.deleteObject(request -> request.bucket(bucket).key(key(sha256)));
        } catch (SdkException e) {
            throw new IOException("The attachment store did not answer", e);
        }
    }

    @Override
    public void each(Consumer<Blob> visitor) throws IOException {
        try {
            for (S3Object object : s3.listObjectsV2Paginator(
                            request -> request.bucket(bucket).prefix(prefix))
                    .contents()) {
                visitor.accept(new Blob(object.key().substring(prefix.length()), object.lastModified()));
            }
        } catch (SdkException e) {
            throw new IOException("The attachment store did not answer", e);
        }
    }

    @Override
    public void sweepStaged(Instant before) throws IOException {
        try (DirectoryStream<Path> staged = Files.newDirectoryStream(staging, "upload-*.part")) {
            for (Path file : staged) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    @Override
    public void close() {
        s3.close();
    }

    private String key(String sha256) {
        return prefix + sha256;
    }
}
