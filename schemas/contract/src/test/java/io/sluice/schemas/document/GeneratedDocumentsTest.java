package io.sluice.schemas.document;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GeneratedDocumentsTest {
    @Test
    @DisplayName("C-TOPICS docs/topics.md says what the catalogue says")
    void topics_page_equals_the_catalogue() throws IOException {
        GeneratedFile.verify("docs/topics.md", TopicsPage.write());
    }

    @Test
    @DisplayName("C-TOPICS docs/asyncapi.json says what the catalogue says")
    void asyncapi_document_equals_the_catalogue() throws IOException {
        GeneratedFile.verify("docs/asyncapi.json", AsyncApi.write());
    }
}
