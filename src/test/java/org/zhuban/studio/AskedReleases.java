package org.zhuban.studio;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.zhuban.filing.engine.ProcessDeployments;

/** Releases as the studio keeps them, for filings that a scenario opened. */
@TestComponent
public class AskedReleases {

    private final ReleaseRows rows;
    private final ProcessDeployments deployments;
    private final Clock clock;

    AskedReleases(ReleaseRows rows, ProcessDeployments deployments, Clock clock) {
        this.rows = rows;
        this.deployments = deployments;
        this.clock = clock;
    }

    /** The newest version with a line more. */
    public void asked(UUID filing, String type) {
        String base = deployments.versions(type).get(0).definition();
        var files = new TreeMap<>(deployments.files(base));
        String form = "forms/submit.form";
        files.put(
                form,
                (new String(files.get(form), java.nio.charset.StandardCharsets.UTF_8) + "\n")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        rows.insert(
                new Release(
                        UUID.randomUUID(),
                        type,
                        Release.Kind.DRAFT,
                        base,
                        null,
                        null,
                        null,
                        filing,
                        type,
                        "完善说明",
                        "",
                        false,
                        Map.of(),
                        false,
                        "",
                        FolderDigest.of(files),
                        "",
                        Release.State.REQUESTED,
                        null,
                        UUID.randomUUID(),
                        "流程管理员甲",
                        clock.instant(),
                        null,
                        null),
                Map.of(),
                files);
    }
}
