package io.sluice.dashboard.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** One person at the page, in a browser of their own, with everything that went wrong in it written down. */
public final class Visit implements AutoCloseable {
    /** What is looked at: how wide and how high, in CSS pixels. */
    public record Screen(int width, int height, boolean isPhone) {
        public static final Screen DESKTOP = new Screen(1440, 900, false);
        public static final Screen PHONE = new Screen(390, 844, true);
    }

    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    private Visit(Screen screen, ColorScheme colours) {
        this.context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(screen.width(), screen.height())
                        .setColorScheme(colours)
                        .setHasTouch(screen.isPhone())
                        .setIsMobile(screen.isPhone())
                        .setLocale("en-GB")
                        .setTimezoneId("UTC"));
        this.page = context.newPage();
        page.setDefaultTimeout(10_000);
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                faults.add(message.text());
            }
        });
        page.onPageError(faults::add);
        page.onRequest(request -> requests.add(request.url()));
    }

    public static Visit to(String url, Screen screen, ColorScheme colours) {
        Visit visit = new Visit(screen, colours);
        visit.page.navigate(url);
        return visit;
    }

    public static Visit to(String url) {
        return to(url, Screen.DESKTOP, ColorScheme.LIGHT);
    }

    /** Opens the page, signs in and waits until it is live. */
    public static Visit signedIn(String url, String token, Screen screen, ColorScheme colours) {
        Visit visit = to(url, screen, colours);
        visit.signIn(token);
        visit.expect("#connection").hasAttribute("data-state", "live");
        return visit;
    }

    public static Visit signedIn(String url, String token) {
        return signedIn(url, token, Screen.DESKTOP, ColorScheme.LIGHT);
    }

    public void signIn(String token) {
        page.locator("#token").fill(token);
        page.keyboard().press("Enter");
    }

    public Page page() {
        return page;
    }

    public Locator find(String selector) {
        return page.locator(selector);
    }

    /** Those of the elements in which that text stands. */
    public Locator find(String selector, String text) {
        return page.locator(selector).filter(new Locator.FilterOptions().setHasText(text));
    }

    public LocatorAssertions expect(String selector) {
        return PlaywrightAssertions.assertThat(page.locator(selector));
    }

    public void goOffline(boolean offline) {
        context.setOffline(offline);
    }

    /** A picture under {@code target/screenshots}, kept with the build. */
    public void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    /** Every address that was asked for. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** No console error, nothing that the content security policy refused, no request beyond this machine. */
    public void assertClean() {
        assertClean(fault -> false);
    }

    public void assertClean(Predicate<String> isExpected) {
        assertThat(faults.stream().filter(isExpected.negate())).isEmpty();
        assertThat(requests.stream().map(URI::create).map(URI::getHost).distinct())
                .containsExactly("127.0.0.1");
    }

    @Override
    public void close() {
        context.close();
    }
}
