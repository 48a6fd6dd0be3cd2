package org.zhuban.identity.web;

import java.util.Map;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.zhuban.common.ConflictException;
import org.zhuban.identity.Idempotent;

/** Lays a brick (a row) with every call that runs. */
@TestComponent
@RestController
public class Bricks {

    private final JdbcClient jdbc;

    Bricks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private long lay(String name) {
        jdbc.sql(
                        "insert into calendar_day (day, kind, name) values (date '2100-01-01' + (select count(*)::int from calendar_day where day >= '2100-01-01'), 'REST', ?)")
                .param(name)
                .update();
        return jdbc.sql("select count(*) from calendar_day where name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    record Brick(String name, long n) {}

    @Idempotent
    @PostMapping("/api/v1/bricks")
    ResponseEntity<Brick> entity(@RequestBody Map<String, Object> body) {
        var name = String.valueOf(body.get("name"));
        var brick = new Brick(name, lay(name));
        if (body.containsKey("fail")) {
            throw new ConflictException("changed.meanwhile");
        }
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag("\"" + brick.n() + "\"")
                .body(brick);
    }

    @Idempotent
    @PostMapping("/api/v1/bricks/value")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Brick value(@RequestBody Brick brick) {
        return new Brick(brick.name(), lay(brick.name()));
    }

    @Idempotent
    @PostMapping("/api/v1/bricks/file")
    Brick file(@RequestParam String slot, @RequestParam MultipartFile file) {
        return new Brick(slot, lay(slot));
    }
}
