package dev.haystack.application.schema;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolSpecification;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The compiled schemas of all tools; safe for use by many threads. */
public final class ArgumentSchemas {

  private final Map<String, ArgumentSchema> schemas;

  public ArgumentSchemas(ToolCatalogue catalogue) {
    SchemaRegistry registry = registry();
    Function<ToolSpecification, ArgumentSchema> compile =
        tool -> ArgumentSchema.compile(registry, catalogue.checkedParameters(tool));
    this.schemas =
        catalogue.all().stream()
            .collect(Collectors.toUnmodifiableMap(ToolSpecification::name, compile));
  }

  /** Checks a call's arguments; a member that is null counts as absent. */
  public Checked check(ToolSpecification tool, JsonObject arguments) {
    ArgumentSchema schema = schemas.get(tool.name());
    if (schema == null) {
      throw new IllegalArgumentException("not in the catalogue: " + tool.name());
    }
    return schema.check(arguments);
  }

  private static SchemaRegistry registry() {
    var config =
        SchemaRegistryConfig.builder()
            .formatAssertionsEnabled(true)
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ROOT)
            .preloadSchema(true)
            .build();
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config));
  }
}
