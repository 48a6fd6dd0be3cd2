package org.zhuban.filing.ui;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The SQL statements of a screen, ours and the engine's, as their layers log them. */
public final class Statements implements AutoCloseable {

    private static final List<String> LAYERS =
            List.of("org.springframework.jdbc.core", "org.camunda.bpm.engine.impl.persistence.entity");

    /** The newest version of a process is known for a second: whether a screen asks for it is chance. */
    private static final String NEWEST_VERSION = "act_re_procdef";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            // else its thread is that of the one who asks
            event.prepareForDeferredProcessing();
            super.append(event);
        }
    };
    private final List<Runnable> undo = new ArrayList<>();

    public Statements() {
        log.start();
        for (String layer : LAYERS) {
            Logger logger = (Logger) LoggerFactory.getLogger(layer);
            Level before = logger.getLevel();
            boolean additive = logger.isAdditive();
            logger.setLevel(Level.DEBUG);
            logger.setAdditive(false);
            logger.addAppender(log);
            undo.add(() -> {
                logger.detachAppender(log);
                logger.setLevel(before);
                logger.setAdditive(additive);
            });
        }
    }

    /** Of this thread: what is sent in the background meanwhile is no part of the screen. */
    public List<String> seen() {
        String screen = Thread.currentThread().getName();
        return List.copyOf(log.list).stream()
                .filter(event -> event.getThreadName().equals(screen))
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.startsWith("Executing prepared SQL statement")
                        || line.startsWith("Executing SQL")
                        || line.startsWith("==>  Preparing"))
                .filter(line -> !line.contains(NEWEST_VERSION))
                .toList();
    }

    @Override
    public void close() {
        undo.forEach(Runnable::run);
    }
}
