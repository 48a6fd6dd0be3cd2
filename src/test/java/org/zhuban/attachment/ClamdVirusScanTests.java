package org.zhuban.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClamdVirusScanTests extends ContentTestBase {

    private static final String EICAR = "EICAR-STANDARD-ANTIVIRUS-TEST-FILE";

    @TempDir
    Path sockets;

    private @Nullable ServerSocketChannel server;
    private @Nullable VirusScan scan;

    @Override
    Optional<VirusScan> virusScan() {
        return Optional.ofNullable(scan);
    }

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void a_clean_file_passes_over_tcp_however_long_it_is() throws IOException {
        scan = overTcp(Daemon.HONEST);

        assertThat(accepted(PdfFixtures.pdfOf(300_000), PDF_ONLY, "a.pdf").size())
                .isEqualTo(300_000);
    }

    @Test
    void a_clean_file_passes_over_a_unix_socket() throws IOException {
        Path socket = sockets.resolve("clamd");
        serve(StandardProtocolFamily.UNIX, UnixDomainSocketAddress.of(socket), Daemon.HONEST);
        scan = new ClamdVirusScan("unix:" + socket, Duration.ofSeconds(10));

        assertThat(accepted(PdfFixtures.pdf(1), PDF_ONLY, "a.pdf").checked().pages())
                .isEqualTo(1);
    }

    @Test
    void an_infected_file_is_refused_with_the_name_of_what_was_found() throws IOException {
        scan = overTcp(Daemon.HONEST);
        byte[] infected = PdfFixtures.raw("/Note (" + EICAR + ")", "");

        assertThat(refusal(infected, PDF_ONLY)).contains("Eicar-Test-Signature");
    }

    @Test
    void nothing_passes_while_the_daemon_is_down() {
        scan = new ClamdVirusScan("tcp://localhost:1", Duration.ofSeconds(10));

        assertThat(refusal(PdfFixtures.pdf(1), PDF_ONLY)).contains("病毒检查暂时不能进行");
    }

    @Test
    void nothing_passes_while_the_daemon_hangs() throws IOException {
        scan = new ClamdVirusScan(tcp(Daemon.SILENT), Duration.ofMillis(300));

        assertThat(refusal(PdfFixtures.pdf(1), PDF_ONLY)).contains("病毒检查暂时不能进行");
    }

    @Test
    void nothing_passes_when_the_daemon_complains_or_hangs_up() throws IOException {
        scan = overTcp(Daemon.COMPLAINING);
        assertThat(refusal(PdfFixtures.pdf(1), PDF_ONLY)).contains("病毒检查暂时不能进行");
        stop();
        scan = overTcp(Daemon.GONE);
        assertThat(refusal(PdfFixtures.pdf(1), PDF_ONLY)).contains("病毒检查暂时不能进行");
    }

    @Test
    void a_wrong_address_stops_the_start_and_not_the_first_upload() {
        assertThatThrownBy(() -> new ClamdVirusScan("localhost:3310", Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private VirusScan overTcp(Daemon daemon) throws IOException {
        return new ClamdVirusScan(tcp(daemon), Duration.ofSeconds(10));
    }

    private String tcp(Daemon daemon) throws IOException {
        ServerSocketChannel channel =
                serve(StandardProtocolFamily.INET, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), daemon);
        return "tcp://127.0.0.1:" + ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    private ServerSocketChannel serve(StandardProtocolFamily family, SocketAddress address, Daemon daemon)
            throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(family);
        channel.bind(address);
        server = channel;
        Thread thread = new Thread(() -> answer(channel, daemon));
        thread.setDaemon(true);
        thread.start();
        return channel;
    }

    private static void answer(ServerSocketChannel channel, Daemon daemon) {
        while (channel.isOpen()) {
            try (SocketChannel talk = channel.accept()) {
                DataInputStream in = new DataInputStream(Channels.newInputStream(talk));
                if (daemon == Daemon.GONE) {
                    continue;
                }
                assertThat(in.readNBytes(10)).isEqualTo("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
                StringBuilder content = new StringBuilder();
                for (int length = in.readInt(); length > 0; length = in.readInt()) {
                    content.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
                }
                if (daemon == Daemon.SILENT) {
                    in.read();
                    continue;
                }
                String verdict = daemon == Daemon.COMPLAINING
                        ? "INSTREAM size limit exceeded. ERROR"
                        : content.indexOf(EICAR) >= 0 ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
                Channels.newOutputStream(talk).write((verdict + "\0").getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                // the test is over, or the scanner hung up
            }
        }
    }

    /** How the daemon behaves. */
    private enum Daemon {
        HONEST,
        SILENT,
        COMPLAINING,
        GONE
    }
}
