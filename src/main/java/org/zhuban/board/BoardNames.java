package org.zhuban.board;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.reference.Region;
import org.zhuban.reference.Regions;

/** What the board's keys are called. */
@Component
class BoardNames {

    private final JdbcClient jdbc;
    private final FilingWorkflow workflow;
    private final Regions regions;
    private final Texts texts;

    BoardNames(JdbcClient jdbc, FilingWorkflow workflow, Regions regions, Texts texts) {
        this.jdbc = jdbc;
        this.workflow = workflow;
        this.regions = regions;
        this.texts = texts;
    }

    Map<String, String> types() {
        return workflow.types().stream().collect(Collectors.toMap(ProcessModel::key, ProcessModel::name));
    }

    /** One statement for all of them. */
    Map<String, String> people(Collection<String> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        Map<String, String> names = new HashMap<>();
        jdbc.sql("select id, display_name from account where id = any(:ids::uuid[])")
                .param("ids", accounts.toArray(String[]::new))
                .query(row -> {
                    names.put(row.getObject("id", UUID.class).toString(), row.getString("display_name"));
                });
        return names;
    }

    /** The level below, by the significant parts of their codes, and what was filed with the region itself. */
    List<String> below(String region) {
        if (region.length() == 6) {
            return List.of(region);
        }
        List<String> below = new ArrayList<>();
        String whole = whole(region);
        if (!region.isEmpty()) {
            below.add(whole);
        }
        regions.children(region.isEmpty() ? "" : whole).stream()
                .map(child -> BoardScope.significant(child.code()))
                .forEach(below::add);
        return below;
    }

    String region(String significant) {
        if (significant.isEmpty()) {
            return texts.text("board.country");
        }
        String name = regions.find(whole(significant)).map(Region::name).orElse(whole(significant));
        boolean itself = significant.length() == 6 && significant.endsWith("00");
        return itself ? texts.text("board.itself", name) : name;
    }

    static String whole(String significant) {
        return (significant + "000000").substring(0, 6);
    }
}
