package io.sluice.local.tap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A script with the npm packages of its lock file, installed outside the sources. */
final class NodePackage {
    private static final String LOCK = "package-lock.json";

    private NodePackage() {}

    /** Whether there are node and npm. */
    static boolean canRun() {
        return Program.find(List.of("node"), "--version").isPresent()
                && Program.find(List.of("npm"), "--version").isPresent();
    }

    /** Copies script and lock; what a former run installed from the same lock is used again. */
    static Program install(Path source, Path target, String script) throws IOException {
        Program program = new Program(Files.createDirectories(target));
        for (String file : List.of("package.json", LOCK, script)) {
            Files.copy(source.resolve(file), target.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Path done = target.resolve("installed-lock.json");
        if (Files.notExists(done) || Files.mismatch(done, source.resolve(LOCK)) >= 0) {
            program.lines("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            Files.copy(source.resolve(LOCK), done, StandardCopyOption.REPLACE_EXISTING);
        }
        return program;
    }
}
