package dev.haystack.inbound.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ErrorDocumentTest {

  @Test
  void theCatalogueTellsWhatTheCodeHas() throws IOException {
    Files.writeString(Path.of("target/errors.md"), ErrorDocument.text());

    assertEquals(
        ErrorDocument.text(),
        Files.readString(Path.of("../docs/errors.md")),
        "docs/errors.md is out of date; the new text is in adapters-inbound/target/errors.md");
  }
}
