package io.sluice.local.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.local.command.CommandFailed;
import io.sluice.schemas.serde.SchemaRegistryClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a removal took away. One that was interrupted is done again from its beginning.
 *
 * @param namespace whose it was
 * @param topics full names, the mark's last
 * @param groups consumer groups
 * @param subjects of the registry
 * @param folder what was kept on this machine; null when nothing was
 */
record Removal(String namespace, List<String> topics, List<String> groups, List<String> subjects, String folder) {

    /**
     * Removes everything of a replay's namespace, its mark last.
     *
     * @throws CommandFailed when the namespace is not a replay's, or something runs in it
     */
    static Removal of(ReplayNamespace namespace, ReplayAdmin admin, SchemaRegistryClient registry, Path dataDir) {
        namespace.refuseForeign();
        boolean marked = namespace.marked();
        List<String> groups = marked ? removeGroups(namespace, admin) : List.of();
        List<String> topics = new ArrayList<>(namespace.topics());
        admin.deleteTopics(topics);
        List<String> subjects =
                marked ? namespace.subjects().stream().filter(registry::delete).toList() : List.of();
        Path folder = ReplayRun.folder(dataDir, namespace.namespace().name());
        boolean kept = deleteFolder(folder);
        deleteFolder(ReplayLock.file(dataDir, namespace.namespace().name()));
        if (marked) {
            admin.deleteTopics(List.of(namespace.mark()));
            topics.add(namespace.mark());
        }
        return new Removal(namespace.namespace().name(), topics, groups, subjects, kept ? folder.toString() : null);
    }

    /** Nothing, because nothing is there. */
    static Removal ofNothing(String namespace) {
        return new Removal(namespace, List.of(), List.of(), List.of(), null);
    }

    /** Stages that have ended stay members until their sessions are over, a few seconds. */
    private static List<String> removeGroups(ReplayNamespace namespace, ReplayAdmin admin) {
        try {
            ReplayAdmin.awaitThat(
                    "the groups of " + namespace.namespace() + " are empty",
                    () -> admin.members(namespace.groups()).values().stream().allMatch(count -> count == 0));
        } catch (CommandFailed busy) {
            throw CommandFailed.because(
                    "Something still runs in namespace " + namespace.namespace() + ", so nothing of it was removed: "
                            + String.join(
                                    ", ", admin.members(namespace.groups()).keySet()) + ". Stop it first.",
                    busy);
        }
        List<String> existing = List.copyOf(admin.members(namespace.groups()).keySet());
        admin.deleteGroups(existing);
        return existing;
    }

    /** Deletes a folder with all that is in it; false when it is not there. */
    static boolean deleteFolder(Path folder) {
        if (!Files.exists(folder)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
            return true;
        } catch (IOException refused) {
            throw CommandFailed.because(folder + " cannot be deleted: " + refused, refused);
        }
    }

    /** One line for people. */
    String text() {
        if (topics.isEmpty() && folder == null) {
            return "Nothing of namespace " + namespace + " is left.";
        }
        return "Removed namespace %s: %d topics, %d consumer groups, %d subjects%s."
                .formatted(
                        namespace,
                        topics.size(),
                        groups.size(),
                        subjects.size(),
                        Optional.ofNullable(folder).map(kept -> ", " + kept).orElse(""));
    }

    /** One JSON object. */
    String json() {
        return new ObjectMapper().valueToTree(this).toString();
    }
}
