package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolResult;
import java.util.List;
import java.util.function.Supplier;

/** The roster: the clients of a search for everybody, each with the e-mail of its own record. */
final class ClientBase implements AnswerShape {

  private static final int CLIENTS_MAX = 500;
  private static final Selection CLIENT =
      Selection.of(
          "client_id<clientId<id",
          "name",
          "gender",
          "status",
          "phone",
          "age",
          "occupation",
          "last_activity",
          "total_assignments",
          "active_assignments");
  private static final JsonArray FIELDS_INCLUDED =
      List.of(
              "client_id",
              "name",
              "gender",
              "status",
              "phone",
              "email",
              "age",
              "occupation",
              "last_activity",
              "total_assignments",
              "active_assignments")
          .stream()
          .map(Json::of)
          .collect(JsonArray.collector());

  @Override
  public Json compose(ToolRun run) {
    boolean inactiveToo = run.asked("include_inactive", false);
    Json listed = run.fetch("clients", JsonObject.EMPTY);
    List<JsonObject> all = Fields.rows(listed, "clients");
    List<JsonObject> clients =
        run.gather(
            all.stream()
                .filter(client -> inactiveToo || Clients.isActive(client))
                .limit(Math.clamp(run.number("limit", 100), 0, CLIENTS_MAX))
                .<Supplier<JsonObject>>map(client -> () -> withContacts(run, client))
                .toList());
    long active = all.stream().filter(Clients::isActive).count();
    return JsonObject.builder()
        .put("success", true)
        .put("client_base", JsonArray.of(clients))
        .put(
            "summary",
            JsonObject.builder()
                .put("total_returned", clients.size())
                .put("total_in_system", Fields.total(listed, all.size()))
                .put("active_clients", active)
                .put("inactive_clients", all.size() - active)
                .put("included_inactive", inactiveToo)
                .build())
        .put("fields_included", FIELDS_INCLUDED)
        .put("note", note(clients))
        .build();
  }

  private static JsonObject withContacts(ToolRun run, JsonObject client) {
    JsonObject selected = CLIENT.from(client);
    String id = Fields.text(selected, "client_id");
    if (id.isEmpty()) {
      return selected;
    }
    return switch (run.attempt("client", JsonObject.EMPTY.with("client_id", id))) {
      case ToolResult.Success(JsonObject record) -> contacts(selected, record);
      case ToolResult.Success _, ToolResult.Failure _ -> selected;
    };
  }

  private static JsonObject contacts(JsonObject client, JsonObject record) {
    String email = Fields.text(record, "email", "account.email");
    JsonObject withEmail = email.isEmpty() ? client : client.with("email", email);
    String phone = Fields.text(record, "phone", "account.phone");
    return phone.isEmpty() || client.has("phone") ? withEmail : withEmail.with("phone", phone);
  }

  private static String note(List<JsonObject> clients) {
    long without = clients.stream().filter(client -> !client.has("email")).count();
    return without == 0
        ? "Every client listed has an e-mail address."
        : "No e-mail address could be read for " + without + " of the clients listed.";
  }
}
