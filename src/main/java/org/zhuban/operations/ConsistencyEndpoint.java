package org.zhuban.operations;

import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** {@code GET /actuator/consistency} on the management port: runs the checker now and says what it found. Takes as long as the database is large. */
@Component
@Endpoint(id = "consistency")
class ConsistencyEndpoint {

    private final ConsistencyChecker checker;

    ConsistencyEndpoint(ConsistencyChecker checker) {
        this.checker = checker;
    }

    @ReadOperation
    List<ConsistencyReport.Answer> run() {
        return checker.check().answers();
    }
}
