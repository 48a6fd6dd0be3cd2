package org.zhuban.project;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/**
 * 项目编码 {@code <region 6><yyMMdd><sequence 4>}. The sequence runs on over days and regions, so no two projects wait for each other; the database holds
 * that a code is unique while fewer than ten thousand begin a day.
 */
@Component
class ProjectCodes {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

    private final ProjectRows projects;
    private final Clock clock;

    ProjectCodes(ProjectRows projects, Clock clock) {
        this.projects = projects;
        this.clock = clock;
    }

    String next(String region) {
        return "%s%s%04d".formatted(region, LocalDate.now(clock).format(DAY), projects.nextSequence());
    }
}
