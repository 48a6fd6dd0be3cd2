package org.zhuban.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ClientCertificate;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one Chromium of this JVM, for browser journeys: {@code Chromium.context()} is a fresh, clean window.
 *
 * <p>Taken from {@code CHROMIUM_PATH}, else the machine's own, else installed: as root on Debian or Ubuntu by apt-get,
 * together with Chinese fonts, otherwise by Playwright's own download.
 */
public final class Chromium {

    /** A cold program takes its time for the first view, and tests beside it take theirs; milliseconds. */
    private static final int PATIENCE = 20_000;

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");

    private static @Nullable Browser browser;

    private Chromium() {}

    /** A window of 1366×768 that speaks Chinese and keeps nothing of another; close it after the test. */
    public static BrowserContext context() {
        return browser().newContext(desk());
    }

    /** One that shows these client certificates where it is asked, and takes a site's own for good. */
    public static BrowserContext context(List<ClientCertificate> certificates) {
        return browser().newContext(desk().setIgnoreHTTPSErrors(true).setClientCertificates(certificates));
    }

    private static Browser.NewContextOptions desk() {
        return new Browser.NewContextOptions()
                .setViewportSize(1366, 768)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai");
    }

    /** A phone of 390×844 with a camera that shows a test picture. */
    public static BrowserContext phone() {
        return browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setHasTouch(true)
                        .setIsMobile(true)
                        .setLocale("zh-CN")
                        .setTimezoneId("Asia/Shanghai"));
    }

    /** Started at first use, closed when the JVM ends. */
    public static synchronized Browser browser() {
        Browser running = browser;
        if (running == null) {
            Optional<Path> executable = find().or(Chromium::installed);
            if (executable.isEmpty()) {
                download();
            }
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-dev-shm-usage",
                            "--use-fake-device-for-media-stream",
                            "--use-fake-ui-for-media-stream"));
            executable.ifPresent(options::setExecutablePath);
            running = playwright.chromium().launch(options);
            browser = running;
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return running;
    }

    private static Optional<Path> find() {
        String named = System.getenv("CHROMIUM_PATH");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        return NAMES.stream()
                .flatMap(name -> Stream.of(Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> installed() {
        boolean debianRoot =
                "root".equals(System.getProperty("user.name")) && Files.exists(Path.of("/etc/debian_version"));
        if (!debianRoot) {
            return Optional.empty();
        }
        run(List.of("apt-get", "update"));
        run(List.of("apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"));
        return find();
    }

    /** In a JVM of its own, because Playwright's command ends the one it runs in. */
    private static void download() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of("com.microsoft.playwright.CLI", "install", "--only-shell", "chromium"));
        run(command);
    }

    private static void run(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            int result = builder.start().waitFor();
            if (result != 0) {
                throw new IllegalStateException("No Chromium is here and getting one failed (" + result + "): "
                        + String.join(" ", command)
                        + ". Install Chromium, or name one in CHROMIUM_PATH.");
            }
        } catch (IOException e) {
            throw new IllegalStateException("No Chromium is here. Install it, or name one in CHROMIUM_PATH.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
