package dev.haystack.application.schema;

import com.networknt.schema.SchemaRegistry;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolSpecification;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The compiled schemas of all tools; safe for use by many threads. */
public final class ArgumentSchemas {

  private final Map<String, ArgumentSchema> schemas;

  /** Of these tools, whose parameters are those that the function gives. */
  public ArgumentSchemas(
      Collection<ToolSpecification> tools, Function<ToolSpecification, JsonObject> parameters) {
    SchemaRegistry registry = Schemas.registry();
    Function<ToolSpecification, ArgumentSchema> compile =
        tool -> ArgumentSchema.compile(registry, parameters.apply(tool));
    this.schemas =
        tools.stream().collect(Collectors.toUnmodifiableMap(ToolSpecification::name, compile));
  }

  /** Checks a call's arguments; a member that is null counts as absent. */
  public Checked check(ToolSpecification tool, JsonObject arguments) {
    ArgumentSchema schema = schemas.get(tool.name());
    if (schema == null) {
      throw new IllegalArgumentException("not in the catalogue: " + tool.name());
    }
    return schema.check(arguments);
  }
}
