package org.zhuban.attachment;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;

/** A file that stops answering its parser when the time is over; PDFBox cannot be interrupted otherwise. */
final class DeadlineFile extends RandomAccessReadBufferedFile {

    private static final int READS_BETWEEN_CHECKS = 1024;

    private final Deadline deadline;
    private int reads;

    DeadlineFile(Path file, Deadline deadline) throws IOException {
        super(file);
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        tick();
        return super.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        tick();
        return super.read(buffer, offset, length);
    }

    @Override
    public void seek(long position) throws IOException {
        tick();
        super.seek(position);
    }

    private void tick() {
        if (++reads % READS_BETWEEN_CHECKS == 0) {
            deadline.check();
        }
    }
}
