package io.sluice.local.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads YAML 1.2 text, where {@code 09:30} is text and {@code NO} is not a falsehood, and resolves the environment. */
final class YamlParser {
    private final EnvironmentReferences environment;
    private final Problems problems;

    YamlParser(Map<String, String> environment, Problems problems) {
        this.environment = new EnvironmentReferences(environment);
        this.problems = problems;
    }

    /** The text's one document; a mapping without entries when it is empty or not YAML, which is then a problem. */
    Yaml.Mapping parse(String text) {
        try {
            Optional<Node> root = new Compose(LoadSettings.builder().build()).composeString(text);
            return switch (root.map(node -> value("", node)).orElse(new Yaml.Nothing(0))) {
                case Yaml.Mapping mapping -> mapping;
                case Yaml.Nothing nothing -> empty();
                case Yaml other -> refuse(other.line(), "must be keys and values");
            };
        } catch (MarkedYamlEngineException notYaml) {
            return refuse(line(notYaml.getProblemMark()), "is not YAML: " + notYaml.getProblem());
        } catch (YamlEngineException notYaml) {
            return refuse(0, "is not YAML: " + notYaml.getMessage());
        }
    }

    private Yaml.Mapping refuse(int line, String message) {
        problems.add("", line, message);
        return empty();
    }

    private static Yaml.Mapping empty() {
        return new Yaml.Mapping(Map.of(), 0);
    }

    private Yaml value(String path, Node node) {
        int line = line(node.getStartMark());
        return switch (node) {
            case MappingNode mapping -> new Yaml.Mapping(entries(path, mapping), line);
            case SequenceNode sequence -> new Yaml.Sequence(items(path, sequence), line);
            case ScalarNode scalar -> scalar(path, scalar, line);
            default -> throw new IllegalStateException("a YAML node of another kind: " + node.getNodeType());
        };
    }

    private Map<String, Yaml> entries(String path, MappingNode mapping) {
        Map<String, Yaml> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "?";
            String child = KeyPath.child(path, key);
            if (entries.putIfAbsent(key, value(child, tuple.getValueNode())) != null) {
                problems.add(child, line(tuple.getKeyNode().getStartMark()), "is there twice");
            }
        }
        return entries;
    }

    private List<Yaml> items(String path, SequenceNode sequence) {
        List<Yaml> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(value(KeyPath.item(path, items.size()), item));
        }
        return items;
    }

    private Yaml scalar(String path, ScalarNode scalar, int line) {
        if (scalar.getTag().equals(Tag.NULL)) {
            return new Yaml.Nothing(line);
        }
        String written = scalar.getValue();
        try {
            return new Yaml.Scalar(environment.resolve(written), written, line);
        } catch (IllegalArgumentException unresolved) {
            problems.add(path, line, unresolved.getMessage());
            return new Yaml.Nothing(line);
        }
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(-1) + 1;
    }
}
