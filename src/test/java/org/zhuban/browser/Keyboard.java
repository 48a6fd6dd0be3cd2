package org.zhuban.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Somebody without a mouse: what no key reaches is not there for him. */
public final class Keyboard {

    /** More stops than any page may have between here and there. */
    private static final int STOPS = 120;

    private final Page page;
    private final Screen screen;

    Keyboard(Screen screen) {
        this.screen = screen;
        this.page = screen.page();
    }

    public void press(String key) {
        page.keyboard().press(key);
    }

    public void type(String text) {
        page.keyboard().type(text);
    }

    /** Goes by Tab until it has the focus. */
    public void to(Locator target) {
        go("Tab", target);
    }

    /** Goes down a menu until it has the focus. */
    public void downTo(Locator target) {
        go("ArrowDown", target);
    }

    private void go(String key, Locator target) {
        screen.seen(target);
        for (int stop = 0; stop < STOPS && !focused(target); stop++) {
            page.keyboard().press(key);
        }
        assertThat(focused(target)).as(key + " reaches " + target).isTrue();
    }

    private static boolean focused(Locator target) {
        return (Boolean) target.evaluate(
                "element => element.matches(':focus, :focus-within')" + " || element.contains(document.activeElement)");
    }
}
