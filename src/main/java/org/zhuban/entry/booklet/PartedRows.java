package org.zhuban.entry.booklet;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of a paper's parts one after another; each part is opened when the one before it has ended. */
final class PartedRows implements Iterator<Map<String, String>>, AutoCloseable {

    private final Iterator<Supplier<Stream<Map<String, String>>>> parts;
    private final Runnable step;
    private @Nullable Stream<Map<String, String>> open;
    private Iterator<Map<String, String>> rows = List.<Map<String, String>>of().iterator();

    /** @param step before each row */
    PartedRows(List<Supplier<Stream<Map<String, String>>>> parts, Runnable step) {
        this.parts = parts.iterator();
        this.step = step;
    }

    @Override
    public boolean hasNext() {
        while (!rows.hasNext() && parts.hasNext()) {
            close();
            Stream<Map<String, String>> part = parts.next().get();
            open = part;
            rows = part.iterator();
        }
        return rows.hasNext();
    }

    @Override
    public Map<String, String> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        step.run();
        return rows.next();
    }

    @Override
    public void close() {
        Stream<Map<String, String>> part = open;
        if (part != null) {
            part.close();
            open = null;
        }
    }
}
