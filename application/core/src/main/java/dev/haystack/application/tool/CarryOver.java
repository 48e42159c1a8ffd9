package dev.haystack.application.tool;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolSource;
import dev.haystack.domain.tool.ToolSpecification;
import java.util.Optional;
import java.util.Set;

/**
 * Carries ids from one tool call to the next within a session; where it is not certain who is
 * meant, nothing is carried.
 */
public final class CarryOver {

  static final String CLIENT = "last_client_id";
  static final String CLIENT_NAME = "last_client_name";
  static final String ASSIGNMENT = "last_assignment_id";
  // whose assignment it is: another client's must never be filled in
  static final String ASSIGNMENT_CLIENT = "last_assignment_client_id";

  // after a search for somebody that did not settle on one, the one before is not meant either
  private static final Set<String> CLIENT_SEARCHES =
      Set.of("search_clients", "search_specific_clients");
  private static final JsonObject NOBODY =
      JsonObject.EMPTY.with(CLIENT, JsonNull.NULL).with(CLIENT_NAME, JsonNull.NULL);

  private CarryOver() {}

  /** The arguments with missing ids filled in; a given one is never replaced. */
  public static JsonObject fill(
      ToolSpecification tool, JsonObject arguments, JsonObject sessionContext) {
    JsonObject filled = arguments;
    if (isMissing(tool, arguments, "client_id") && meansLastClient(arguments, sessionContext)) {
      filled = with(filled, "client_id", sessionContext.text(CLIENT));
    }
    for (String parameter : CarriedIds.ASSIGNMENT_PARAMETERS) {
      if (isMissing(tool, filled, parameter) && isOfLastAssignment(filled, sessionContext)) {
        filled = with(filled, parameter, sessionContext.text(ASSIGNMENT));
      }
    }
    return filled;
  }

  /** What a successful call leaves behind: a merge patch for the session's context, maybe empty. */
  public static JsonObject found(
      ToolSpecification tool, JsonObject arguments, Json result, JsonObject sessionContext) {
    if (isRefusal(result) || isNothing(result)) {
      return JsonObject.EMPTY;
    }
    CarriedIds ids = CarriedIds.in(result);
    Optional<String> client = ids.client().or(() -> named(tool, arguments, ids));
    if (client.isEmpty()) {
      return CLIENT_SEARCHES.contains(tool.name()) ? NOBODY : JsonObject.EMPTY;
    }
    String id = client.get();
    var patch =
        JsonObject.builder()
            .put(CLIENT, id)
            // a name that is not known is removed, lest it stay beside another client's id
            .put(
                CLIENT_NAME,
                name(arguments, ids, id)
                    .or(() -> lastName(id, sessionContext))
                    .<Json>map(Json::of)
                    .orElse(JsonNull.NULL));
    ids.assignment()
        .ifPresent(assignment -> patch.put(ASSIGNMENT, assignment).put(ASSIGNMENT_CLIENT, id));
    return patch.build();
  }

  private static boolean isMissing(ToolSpecification tool, JsonObject arguments, String parameter) {
    JsonObject properties = tool.parameters().object("properties").orElse(JsonObject.EMPTY);
    Optional<Json> given = arguments.get(parameter);
    boolean blank =
        given.isEmpty() || arguments.string(parameter).filter(String::isBlank).isPresent();
    return properties.has(parameter) && blank;
  }

  /** A call that names another client by name must not get this one's id. */
  private static boolean meansLastClient(JsonObject arguments, JsonObject sessionContext) {
    Optional<String> name = arguments.text("client_name").map(String::strip);
    String lastName = sessionContext.text(CLIENT_NAME).orElse("").strip();
    return name.isEmpty() || name.get().equalsIgnoreCase(lastName);
  }

  private static boolean isOfLastAssignment(JsonObject arguments, JsonObject sessionContext) {
    Optional<String> owner =
        sessionContext.text(ASSIGNMENT_CLIENT).or(() -> sessionContext.text(CLIENT));
    Optional<String> asked = arguments.text("client_id");
    return owner.isEmpty() || asked.isEmpty() || asked.equals(owner);
  }

  private static JsonObject with(JsonObject arguments, String name, Optional<String> id) {
    return id.map(value -> arguments.with(name, value)).orElse(arguments);
  }

  /** A client whom the call named and the practice knew, unless the answer names others. */
  private static Optional<String> named(
      ToolSpecification tool, JsonObject arguments, CarriedIds ids) {
    return tool.source() == ToolSource.BACKEND && ids.clients().isEmpty()
        ? arguments.text("client_id")
        : Optional.empty();
  }

  private static Optional<String> name(JsonObject arguments, CarriedIds ids, String client) {
    return Optional.ofNullable(ids.clients().get(client))
        .filter(name -> !name.isBlank())
        .or(
            () ->
                arguments
                    .text("client_id")
                    .filter(client::equals)
                    .flatMap(_ -> arguments.text("client_name")));
  }

  private static Optional<String> lastName(String client, JsonObject sessionContext) {
    return sessionContext
        .text(CLIENT)
        .filter(client::equals)
        .flatMap(_ -> sessionContext.text(CLIENT_NAME));
  }

  /** Whoever was asked for is not known to the practice. */
  private static boolean isNothing(Json result) {
    return result instanceof JsonObject object
        && object.bool("found").filter(found -> !found).isPresent();
  }

  private static boolean isRefusal(Json result) {
    return result instanceof JsonObject object
        && object.string("status").filter(PageGate.NAVIGATION_REQUIRED::equals).isPresent();
  }
}
