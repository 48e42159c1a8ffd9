package dev.haystack.contract;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** One of the contracts, as a JSON value. */
public record ContractDocument(JsonObject root) {

  /** What is asked over HTTP. */
  public static final ContractDocument OPEN_API = read("openapi.yaml");

  /** What is said over a socket. */
  public static final ContractDocument ASYNC_API = read("asyncapi.yaml");

  static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private static ContractDocument read(String name) {
    try {
      return of(Files.readString(documents().resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From whichever module it is asked for. */
  private static Path documents() {
    return Stream.of("../docs", "../../docs")
        .map(Path::of)
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  static ContractDocument of(String yaml) {
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return new ContractDocument((JsonObject) json(tree));
  }

  private static Json json(@Nullable Object value) {
    return switch (value) {
      case null -> JsonNull.NULL;
      case Map<?, ?> map -> {
        var members = new LinkedHashMap<String, Json>();
        map.forEach((name, member) -> members.put(String.valueOf(name), json(member)));
        yield new JsonObject(members);
      }
      case List<?> list -> list.stream().map(ContractDocument::json).collect(JsonArray.collector());
      case Boolean truth -> Json.of(truth);
      case Integer number -> Json.of(number);
      default -> Json.of(String.valueOf(value));
    };
  }

  /** The object at these names, one below the other, or at the place that it refers to. */
  JsonObject at(String... names) {
    JsonObject place = root;
    for (String name : names) {
      place = resolved(place.object(name).orElseThrow(() -> new IllegalStateException(name)));
    }
    return place;
  }

  /** What a reference refers to; anything else as it is. */
  JsonObject resolved(JsonObject value) {
    Optional<String> reference = value.string("$ref");
    return reference.isEmpty() ? value : at(reference.get().substring(2).split("/"));
  }

  /** The names that are described there. */
  Set<String> names(String... names) {
    return at(names).members().keySet();
  }

  /** The paths that take a method. */
  List<String> pathsOf(String method) {
    return names("paths").stream().filter(path -> at("paths", path).has(method)).toList();
  }

  /** Each operation as the service names it. */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    for (String path : names("paths")) {
      names("paths", path).stream()
          .filter(METHODS::contains)
          .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path));
    }
    return operations;
  }
}
