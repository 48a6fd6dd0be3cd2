package org.zhuban.outside.sandbox;

import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Outside the demo the sandboxes do not exist. */
@RestController
@Profile("!demo & !test")
class SandboxClosed {

    @RequestMapping({"/sandbox", "/sandbox/**"})
    ResponseEntity<Void> closed() {
        return ResponseEntity.notFound().build();
    }
}
