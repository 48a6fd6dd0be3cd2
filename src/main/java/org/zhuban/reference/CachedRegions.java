package org.zhuban.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** The whole table in memory, some 3,500 rows; another node's change is seen within five minutes. */
@Service
class CachedRegions implements Regions {

    private final JdbcClient jdbc;
    private volatile @Nullable Tree tree;

    CachedRegions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Region> find(String code) {
        return Optional.ofNullable(tree().byCode.get(code));
    }

    @Override
    public List<Region> children(String parent) {
        return tree().below.getOrDefault(parent, List.of());
    }

    @Override
    public List<String> subtree(String code) {
        Tree all = tree();
        if (!all.byCode.containsKey(code)) {
            return List.of();
        }
        List<String> found = new ArrayList<>(List.of(code));
        for (int i = 0; i < found.size(); i++) {
            all.below.getOrDefault(found.get(i), List.of()).forEach(region -> found.add(region.code()));
        }
        return Collections.unmodifiableList(found);
    }

    @Override
    public String path(String code) {
        Tree all = tree();
        List<String> names = new ArrayList<>();
        Region region = all.byCode.get(code);
        while (region != null) {
            Region above = above(all, region);
            if (names.isEmpty() || !isStopgap(region, above)) {
                names.add(0, region.name());
            }
            region = above;
        }
        return names.isEmpty() ? code : String.join(" ", names);
    }

    @Override
    public boolean contains(String outer, String inner) {
        Tree all = tree();
        for (Region region = all.byCode.get(inner); region != null; region = above(all, region)) {
            if (region.code().equals(outer)) {
                return true;
            }
        }
        return false;
    }

    /** After an administrator's change. */
    @Scheduled(fixedDelay = 5 * 60_000, initialDelay = 5 * 60_000)
    void reload() {
        tree = load();
    }

    private Tree tree() {
        Tree loaded = tree;
        if (loaded == null) {
            loaded = load();
            tree = loaded;
        }
        return loaded;
    }

    private Tree load() {
        Map<String, Region> byCode = new HashMap<>();
        Map<String, List<Region>> below = new HashMap<>();
        List<Region> rows = jdbc.sql("select code, name, parent, level from region where enabled order by code")
                .query((row, n) -> new Region(
                        row.getString("code"), row.getString("name"), row.getString("parent"), row.getInt("level")))
                .list();
        for (Region region : rows) {
            byCode.put(region.code(), region);
            String parent = region.parent();
            below.computeIfAbsent(parent == null ? "" : parent, key -> new ArrayList<>())
                    .add(region);
        }
        below.replaceAll((parent, regions) -> List.copyOf(regions));
        return new Tree(byCode, below);
    }

    /** Rows that only keep three levels: the city 北京市 of 北京市, 县 of 重庆市, 省直辖县级行政区划. People don't say them. */
    private static boolean isStopgap(Region region, @Nullable Region above) {
        return region.level() == 2
                && above != null
                && (region.name().equals(above.name())
                        || region.name().equals("县")
                        || region.name().endsWith("直辖县级行政区划"));
    }

    private static @Nullable Region above(Tree tree, Region region) {
        String parent = region.parent();
        return parent == null ? null : tree.byCode.get(parent);
    }

    private record Tree(Map<String, Region> byCode, Map<String, List<Region>> below) {}
}
