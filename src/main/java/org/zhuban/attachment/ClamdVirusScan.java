package org.zhuban.attachment;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ClamAV's daemon, command INSTREAM (clamd(8)), over TCP or a Unix socket. One deadline for the whole talk. */
final class ClamdVirusScan implements VirusScan {

    private static final int CHUNK = 64 << 10;
    private static final int LONGEST_ANSWER = 4096;
    private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");

    private final SocketAddress address;
    private final Duration timeout;

    /** @param where {@code tcp://host:port} or {@code unix:/path} */
    ClamdVirusScan(String where, Duration timeout) {
        this.address = address(where);
        this.timeout = timeout;
    }

    private static SocketAddress address(String where) {
        if (where.startsWith("unix:")) {
            return UnixDomainSocketAddress.of(where.substring("unix:".length()));
        }
        URI uri = URI.create(where);
        if (!"tcp".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 0) {
            throw new IllegalArgumentException(
                    "zhuban.attachments.clamd must be tcp://host:port or unix:/path, not " + where);
        }
        return InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort());
    }

    @Override
    public Optional<String> scan(Path file) throws IOException {
        try (FileChannel content = FileChannel.open(file, StandardOpenOption.READ);
                Talk talk = new Talk()) {
            talk.send(ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer chunk = ByteBuffer.allocate(Integer.BYTES + CHUNK);
            while (content.read(chunk.clear().position(Integer.BYTES)) >= 0) {
                chunk.putInt(0, chunk.position() - Integer.BYTES);
                talk.send(chunk.flip());
            }
            talk.send(ByteBuffer.allocate(Integer.BYTES));
            return verdict(talk.answer());
        }
    }

    private static Optional<String> verdict(String answer) throws IOException {
        if ("stream: OK".equals(answer)) {
            return Optional.empty();
        }
        Matcher found = FOUND.matcher(answer);
        if (found.matches()) {
            return Optional.of(found.group(1));
        }
        throw new IOException("clamd answered " + answer);
    }

    /** One connection; every wait ends at the deadline. */
    private final class Talk implements AutoCloseable {

        private final long end = System.nanoTime() + timeout.toNanos();
        private final Selector selector = Selector.open();
        private final SocketChannel channel;

        Talk() throws IOException {
            channel = address instanceof UnixDomainSocketAddress
                    ? SocketChannel.open(StandardProtocolFamily.UNIX)
                    : SocketChannel.open();
            try {
                channel.configureBlocking(false);
                channel.register(selector, 0);
                if (!channel.connect(resolved())) {
                    do {
                        await(SelectionKey.OP_CONNECT);
                    } while (!channel.finishConnect());
                }
            } catch (IOException | RuntimeException failed) {
                close();
                throw failed instanceof IOException io ? io : new IOException(failed);
            }
        }

        private SocketAddress resolved() {
            return address instanceof InetSocketAddress inet
                    ? new InetSocketAddress(inet.getHostString(), inet.getPort())
                    : address;
        }

        void send(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                if (channel.write(bytes) == 0) {
                    await(SelectionKey.OP_WRITE);
                }
            }
        }

        String answer() throws IOException {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            ByteBuffer buffer = ByteBuffer.allocate(512);
            while (answer.size() < LONGEST_ANSWER) {
                int read = channel.read(buffer.clear());
                if (read < 0) {
                    throw new EOFException("clamd hung up");
                }
                if (read == 0) {
                    await(SelectionKey.OP_READ);
                }
                for (int i = 0; i < read; i++) {
                    if (buffer.get(i) == 0) {
                        return answer.toString(StandardCharsets.UTF_8).strip();
                    }
                    answer.write(buffer.get(i));
                }
            }
            throw new IOException("clamd's answer does not end");
        }

        private void await(int what) throws IOException {
            channel.keyFor(selector).interestOps(what);
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0 || selector.select(left) == 0) {
                throw new SocketTimeoutException("clamd did not answer in time");
            }
            selector.selectedKeys().clear();
        }

        @Override
        public void close() throws IOException {
            channel.close();
            selector.close();
        }
    }
}
