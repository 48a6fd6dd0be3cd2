package org.zhuban.outside.sandbox;

import org.springframework.context.ApplicationContext;

/** The provincial contract collection's line is cut until this is closed. */
public final class Outage implements AutoCloseable {

    private final SandboxLines lines;

    public Outage(ApplicationContext application) {
        lines = application.getBean(SandboxLines.class);
        lines.set(SandboxLines.System.CONTRACTS, Line.OFF);
    }

    @Override
    public void close() {
        lines.set(SandboxLines.System.CONTRACTS, Line.ON);
    }
}
