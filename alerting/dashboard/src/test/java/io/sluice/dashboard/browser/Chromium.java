package io.sluice.dashboard.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One headless Chromium for all tests of the module; where none is installed they are skipped and say so. */
public final class Chromium implements BeforeAllCallback, AutoCloseable {
    private static final String CHOSEN = "SLUICE_CHROMIUM";
    private static final List<String> KNOWN =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    private static Playwright playwright;
    private static Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        if (browser == null) {
            Path executable = find().orElseGet(() ->
                    Assumptions.abort("No Chromium found at " + KNOWN + " nor named by " + CHOSEN
                            + ": the tests of the page are skipped. Install the Debian package chromium to run them."));
            launch(executable);
            context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).put(Chromium.class, this);
        }
    }

    static Browser browser() {
        return browser;
    }

    private static Optional<Path> find() {
        return Stream.concat(Stream.ofNullable(System.getenv(CHOSEN)), KNOWN.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void launch(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run",
                                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")));
    }

    @Override
    public void close() {
        playwright.close();
        playwright = null;
        browser = null;
    }
}
