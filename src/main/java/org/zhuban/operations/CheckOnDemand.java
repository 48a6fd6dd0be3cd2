package org.zhuban.operations;

import java.util.function.IntConsumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * {@code --zhuban.check} asks all consistency checks, prints the answers and ends with exit code 0 if all hold, else 1.
 * Runs beside the application's nodes: it serves nobody and starts no job.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CheckOnDemand implements ApplicationRunner {

    static final String OPTION = "zhuban.check";

    private final ConsistencyChecker checker;
    private final ConfigurableApplicationContext context;
    private final IntConsumer exit;

    @Autowired
    CheckOnDemand(ConsistencyChecker checker, ConfigurableApplicationContext context) {
        this(checker, context, System::exit);
    }

    CheckOnDemand(ConsistencyChecker checker, ConfigurableApplicationContext context, IntConsumer exit) {
        this.checker = checker;
        this.context = context;
        this.exit = exit;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (arguments.containsOption(OPTION)) {
            int code = checker.check().isClean() ? 0 : 1;
            exit.accept(SpringApplication.exit(context, () -> code));
        }
    }
}
