package io.sluice.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * The launcher builds without tests, and nobody then makes what only tests make. A build that asks for it ends on every
 * machine that has not run the tests before, as a newcomer's has not.
 */
class LauncherBuildTest {
    private static final Path ROOT = Path.of("../..");
    private static final int DEEPEST_MODULE = 3;

    private static final String ASKED_FOR_WITHOUT_TESTS =
            "//dependency[type='test-jar'][not(ancestor::profile/activation/property/name='!maven.test.skip')]";

    static List<Path> poms() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, DEEPEST_MODULE)) {
            return files.filter(file -> file.endsWith("pom.xml")).sorted().toList();
        }
    }

    @Test
    void all_modules_are_looked_at() throws IOException {
        assertThat(poms())
                .contains(
                        ROOT.resolve("pom.xml"),
                        ROOT.resolve("infra/local/pom.xml"),
                        ROOT.resolve("connectors/paper/pom.xml"));
    }

    @ParameterizedTest
    @MethodSource("poms")
    void asks_for_no_jar_of_test_classes(Path pom) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());

        NodeList found = (NodeList) XPathFactory.newInstance()
                .newXPath()
                .evaluate(ASKED_FOR_WITHOUT_TESTS, document, XPathConstants.NODESET);

        assertThat(found.getLength()).isZero();
    }
}
