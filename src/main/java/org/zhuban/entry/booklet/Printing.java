package org.zhuban.entry.booklet;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.zhuban.common.ZhubanException;

/** A booklet being made: how far it is, and the PDF when it is done. */
public final class Printing {

    /** What fills and exports it takes as long as this many rows would. */
    private static final double REST = 0.25;

    private final String fileName;
    private final int rows;
    private final CompletableFuture<byte[]> pdf = new CompletableFuture<>();
    private volatile int done;

    Printing(String fileName, int rows) {
        this.fileName = fileName;
        this.rows = rows;
    }

    public String fileName() {
        return fileName;
    }

    /** 0 to 1. */
    public double progress() {
        return isDone() ? 1 : Math.min(1, done / (rows * (1 + REST) + 1));
    }

    public boolean isDone() {
        return pdf.isDone();
    }

    public boolean failed() {
        return pdf.isCompletedExceptionally();
    }

    /** Nobody waits for it any more. */
    public void cancel() {
        pdf.cancel(false);
    }

    boolean cancelled() {
        return pdf.isCancelled();
    }

    /** Waits for it. */
    public byte[] pdf() {
        try {
            return pdf.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof ZhubanException refused ? refused : failed;
        }
    }

    /** One row more. @throws CancellationException if nobody waits for it any more */
    void step() {
        if (pdf.isCancelled()) {
            throw new CancellationException();
        }
        done++;
    }

    void done(byte[] made) {
        pdf.complete(made);
    }

    void failed(Throwable reason) {
        pdf.completeExceptionally(reason);
    }
}
