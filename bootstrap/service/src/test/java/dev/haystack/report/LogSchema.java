package dev.haystack.report;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a line of the log may hold. */
public final class LogSchema {

  private final Schema schema;

  private LogSchema(Schema schema) {
    this.schema = schema;
  }

  /** That of the documents under a checkout. */
  public static LogSchema in(Path root) throws IOException {
    var registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    String text = Files.readString(root.resolve("docs/log-schema.json"));
    return new LogSchema(registry.getSchema(text, InputFormat.JSON));
  }

  /** What is wrong with a line. */
  public List<String> faults(String line) {
    try {
      return schema.validate(line, InputFormat.JSON).stream().map(Object::toString).toList();
    } catch (RuntimeException _) {
      return List.of("is no JSON");
    }
  }
}
