package org.zhuban.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ClientCertificate;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhuban.TestFolder;

/** One person at one window of his own: what every journey does there, by the words on the screen. It waits by looking, never by time. */
public final class Screen implements AutoCloseable {

    /** What a regular expression of the browser takes for more than itself. */
    private static final Pattern SIGNS = Pattern.compile("[.*+?^${}()|\\[\\]\\\\/]");

    private static final String AXE = axe();

    /** Folder for a picture of every screen that is looked at; not set = none are taken. */
    private static final @Nullable String PICTURES = System.getenv("JOURNEY_PICTURES");

    private static final AtomicInteger TAKEN = new AtomicInteger();

    private final BrowserContext context;
    private final Page page;
    private final String site;

    /** @param site address without a slash at its end */
    public Screen(String site) {
        this(site, Chromium.context());
    }

    private Screen(String site, BrowserContext context) {
        this.site = site;
        this.context = context;
        this.page = context.newPage();
    }

    /** A desk with a CA lock, or with an empty hand. */
    public static Screen withCertificates(String site, List<ClientCertificate> certificates) {
        return new Screen(site, Chromium.context(certificates));
    }

    /** A phone with a camera. */
    public static Screen phone(String site) {
        return new Screen(site, Chromium.phone());
    }

    public Page page() {
        return page;
    }

    public Keyboard keyboard() {
        return new Keyboard(this);
    }

    public BrowserContext context() {
        return context;
    }

    public String address(String path) {
        return site + path;
    }

    public void open(String path) {
        page.navigate(address(path));
    }

    public void logIn(String login, String password) {
        open("/login");
        page.locator("form input:not([type=hidden]):not([type=password])")
                .first()
                .fill(login);
        page.locator("form input[type=password]").fill(password);
        page.locator("form button[type=submit]").first().click();
        page.waitForURL(url -> !url.endsWith("/login"));
    }

    /** Waits for the words; without them a picture of the page is left in {@code journeys/journey.png} of the tests' folder. */
    public void seen(String words) {
        seen(page.getByText(words).first());
    }

    public void seen(Locator element) {
        try {
            assertThat(element).isVisible();
        } catch (AssertionError missing) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(TestFolder.of("journeys").resolve("journey.png"))
                    .setFullPage(true));
            throw missing;
        }
    }

    public Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The field whose label begins with these words. */
    public Locator field(String label) {
        return page.getByLabel(Pattern.compile("^" + SIGNS.matcher(label).replaceAll("\\\\$0")))
                .first();
    }

    /** Types over what stands there and leaves the field. */
    public void type(String label, String text) {
        Locator field = field(label);
        field.fill(text);
        field.press("Tab");
    }

    /** Picks from a list. */
    public void choose(String label, String option) {
        field(label).click();
        option(option).click();
    }

    /** Picks several from a list with a search. */
    public void chooseAll(String label, String... options) {
        Locator field = field(label);
        for (String option : options) {
            field.fill(option);
            option(option).click();
        }
        field.press("Escape");
    }

    private Locator option(String name) {
        return page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    /** Uploads into the slot of that label and sees the file there. */
    public void attach(String slot, String name, String mediaType, byte[] content) {
        Locator group = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(slot));
        seen(group.locator("vaadin-upload")); // until the file before it is gone, the server takes no other
        group.locator("input[type=file]").setInputFiles(new FilePayload(name, mediaType, content));
        seen(name);
    }

    /** The answers are stored; they were changed before. */
    public void saved() {
        seen(page.getByText(Pattern.compile("已自动保存")).first());
    }

    /** Presses the button that asks, then the one of that name in the question. */
    public void pressAndConfirm(String name) {
        pressAndConfirm(name, name);
    }

    /** The same where the question's button is called otherwise. */
    public void pressAndConfirm(String name, String confirm) {
        button(name).click();
        page.getByRole(AriaRole.ALERTDIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(confirm))
                .click();
    }

    /** A reviewer's: opens the one task of the inbox that is found by these words. */
    public void openTask(String words) {
        openTask(words, "通过");
    }

    /** The same where the favourable answer is called otherwise. */
    public void openTask(String words, String answer) {
        open("/tasks?box=group&q=" + words);
        Locator row = page.locator(
                        "vaadin-grid-cell-content",
                        new Page.LocatorOptions().setHasText(Pattern.compile("[A-Z]{2}\\d{20}")))
                .first();
        seen(row);
        row.dblclick();
        seen(button(answer));
    }

    /** A reviewer's: says what is wrong with a field. */
    public void pin(String label, String reason) {
        button("标记“" + label + "”有问题").click(new Locator.ClickOptions().setForce(true));
        Locator field = page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label + "的问题"));
        field.fill(reason);
        field.press("Tab");
    }

    /** What the page takes in width, pixels: more than the window's is a scroll bar sideways. */
    public int width() {
        return (Integer) page.evaluate("() => document.documentElement.scrollWidth");
    }

    /** Waits until the page has no request on its way, no upload, and nothing moves. */
    public void atRest() {
        page.waitForFunction(
                """
                () => Object.values(window.Vaadin?.Flow?.clients ?? {}).every(client => !client.isActive || !client.isActive())
                  && ![...document.querySelectorAll('vaadin-upload-file')].some(one => one.checkVisibility())
                  && document.getAnimations().every(one => one.playState !== 'running')""");
    }

    /** No serious fault for screen readers (axe-core), once the page has come to rest. */
    public void fit(String name) {
        atRest();
        if (PICTURES != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(PICTURES, "%03d %s.png".formatted(TAKEN.incrementAndGet(), name)))
                    .setFullPage(true));
        }
        page.evaluate(AXE);
        Object faults = page.evaluate(
                """
                async () => (await axe.run(document, {resultTypes: ['violations']})).violations
                  .filter(v => v.impact === 'serious' || v.impact === 'critical')
                  .map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.flat().join(' ')).join(', '))""");
        assertThat((List<?>) faults).as(name).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }

    private static String axe() {
        try (InputStream file = Objects.requireNonNull(
                Screen.class.getResourceAsStream("/lib/axe.min.js"), "axe-core is not among the test classes")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
