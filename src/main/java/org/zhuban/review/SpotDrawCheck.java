package org.zhuban.review;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhuban.common.ConsistencyCheck;
import org.zhuban.privacy.Sealer;

/** That nobody chose what is looked at 抽查: the last draws are made again. */
@Component
class SpotDrawCheck implements ConsistencyCheck {

    private static final int MOST = 10_000;

    private final JdbcClient jdbc;
    private final Sealer sealer;

    SpotDrawCheck(JdbcClient jdbc, Sealer sealer) {
        this.jdbc = jdbc;
        this.sealer = sealer;
    }

    private record Kept(UUID filing, int revision, int draw, String number) {}

    @Override
    public String promise() {
        return "Whether a filing that the automated review approved is looked at was drawn as the key gives it";
    }

    @Override
    public List<String> violations() {
        return jdbc
                .sql(
                        """
                        select c.filing, c.revision, c.draw, f.number from spot_check c join filing f on f.id = c.filing
                        order by c.approved_at desc limit :most""")
                .param("most", MOST)
                .query((row, number) -> new Kept(
                        row.getObject("filing", UUID.class),
                        row.getInt("revision"),
                        row.getInt("draw"),
                        row.getString("number")))
                .list()
                .stream()
                .filter(kept -> kept.draw() != SpotChecks.draw(sealer, kept.filing(), kept.revision()))
                .limit(100)
                .map(kept -> kept.number() + " has another draw than its key gives")
                .toList();
    }
}
