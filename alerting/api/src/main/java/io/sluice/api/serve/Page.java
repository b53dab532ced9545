package io.sluice.api.serve;

import io.javalin.http.Context;
import io.sluice.api.access.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The operator's page: files from a folder where one is configured, so that it is changed without a build, else from the class
 * path. Where neither has a page, its paths are not there.
 */
final class Page {
    private static final String ROOT = "dashboard/";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
    private static final Pattern SCRIPT =
            Pattern.compile("<script(?![^>]*\\bsrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern STYLE = Pattern.compile("<style[^>]*>(.*?)</style>", Pattern.DOTALL);
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private final Optional<Path> folder;

    /** @param folder files to be served in place of those that come along */
    Page(Optional<Path> folder) {
        this.folder = folder;
    }

    /** The first page. */
    void index(Context ctx) {
        answer(ctx, "index.html");
    }

    /** A file by the path of the request. */
    void file(Context ctx) {
        answer(ctx, ctx.path().substring(1));
    }

    private void answer(Context ctx, String name) {
        byte[] bytes = bytes(name).orElseThrow(() -> Fault.notFound("there is no such page; see /docs"));
        String tag = "\"" + Dispatcher.hash(bytes) + "\"";
        ctx.header("ETag", tag).header("Cache-Control", "no-cache");
        if (Dispatcher.matches(ctx.header("If-None-Match"), tag)) {
            ctx.status(304);
            return;
        }
        String ending = name.substring(name.lastIndexOf('.') + 1);
        ctx.contentType(TYPES.getOrDefault(ending, "application/octet-stream")).result(bytes);
    }

    private Optional<byte[]> bytes(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            Optional<Path> file = folder.map(each -> each.resolve(name)).filter(Files::isRegularFile);
            if (file.isPresent()) {
                return Optional.of(Files.readAllBytes(file.get()));
            }
            try (InputStream along = Page.class.getClassLoader().getResourceAsStream(ROOT + name)) {
                return along == null ? Optional.empty() : Optional.of(along.readAllBytes());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Hashes of the scripts that stand in the first page, for the policy that allows nothing else inline. */
    List<String> inlineScripts() {
        return inline(SCRIPT);
    }

    /** Hashes of the styles that stand in the first page, and of those that its libraries put there. */
    List<String> inlineStyles() {
        List<String> hashes = new ArrayList<>(inline(STYLE));
        bytes("csp-style-hashes.txt")
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines())
                .ifPresent(lines -> lines.map(String::strip)
                        .filter(line -> line.matches("sha256-[A-Za-z0-9+/=]{44}"))
                        .forEach(hashes::add));
        return hashes;
    }

    private List<String> inline(Pattern block) {
        List<String> hashes = new ArrayList<>();
        bytes("index.html").ifPresent(bytes -> {
            Matcher blocks = block.matcher(new String(bytes, StandardCharsets.UTF_8));
            while (blocks.find()) {
                hashes.add("sha256-" + sha256(blocks.group(1)));
            }
        });
        return hashes;
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
