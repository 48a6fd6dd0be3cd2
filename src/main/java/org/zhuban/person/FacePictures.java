package org.zhuban.person;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.attachment.Attachments;

/**
 * Pictures of faces 人脸照片 are kept for as long as somebody may have to look at them again: {@code zhuban.persons.face-days} after the
 * certification was decided or the draft was last touched they are erased, retaken ones too.
 */
@Component
public class FacePictures {

    private static final Logger LOG = LoggerFactory.getLogger(FacePictures.class);
    private static final int BATCH = 1_000;

    private final Attachments attachments;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration kept;

    FacePictures(
            Attachments attachments, JdbcClient jdbc, Clock clock, @Value("${zhuban.persons.face-days:30}") int days) {
        this.attachments = attachments;
        this.jdbc = jdbc;
        this.clock = clock;
        this.kept = Duration.ofDays(days);
    }

    private record Picture(UUID filing, UUID attachment) {}

    @Scheduled(cron = "0 22 2 * * *")
    @Transactional
    public void erase() {
        List<Picture> over = jdbc.sql(
                        """
                        select f.id as filing, a.id as attachment from filing f join attachment a on a.owner = f.id and a.slot = 'face'
                        where f.type = 'real-name-certification' and f.state not in ('IN_REVIEW', 'RETURNED')
                          and coalesce(f.decided_at, f.changed_at) < :before
                        order by f.id limit :batch""")
                .param("before", clock.instant().minus(kept).atOffset(ZoneOffset.UTC))
                .param("batch", BATCH)
                .query(Picture.class)
                .list();
        over.forEach(picture -> attachments.erase(picture.filing(), picture.attachment()));
        if (!over.isEmpty()) {
            LOG.info("{} pictures of faces erased", over.size());
        }
    }
}
