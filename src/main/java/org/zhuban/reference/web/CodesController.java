package org.zhuban.reference.web;

import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Page;
import org.zhuban.reference.CodeItem;
import org.zhuban.reference.CodeTables;
import org.zhuban.reference.Region;
import org.zhuban.reference.Regions;

/** Code tables for everyone: no login, cacheable for an hour. A table goes by its name or its plural. */
@RestController
@RequestMapping("/api/v1/codes")
class CodesController {

    private static final CacheControl AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final CodeTables tables;
    private final Regions regions;

    CodesController(CodeTables tables, Regions regions) {
        this.tables = tables;
        this.regions = regions;
    }

    /** @param parent six digits; without it, the provinces */
    @GetMapping("/regions")
    ResponseEntity<Page<Region>> regions(@RequestParam(defaultValue = "") String parent) {
        return answer(regions.children(parent));
    }

    @GetMapping("/{table}")
    ResponseEntity<Page<CodeItem>> items(@PathVariable String table) {
        List<CodeItem> items = tables.items(table);
        if (items.isEmpty() && table.endsWith("s")) {
            items = tables.items(table.substring(0, table.length() - 1));
        }
        if (items.isEmpty()) {
            throw new NotFoundException("codes.unknown", table);
        }
        return answer(items);
    }

    private static <T> ResponseEntity<Page<T>> answer(List<T> items) {
        return ResponseEntity.ok().cacheControl(AN_HOUR).body(new Page<>(items, null));
    }
}
