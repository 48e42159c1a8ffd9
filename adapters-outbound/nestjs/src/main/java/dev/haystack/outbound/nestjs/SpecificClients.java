package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** A search for clients with figures on their assignments and on themselves. */
final class SpecificClients implements AnswerShape {

  private static final Selection CLIENT =
      Selection.of("client_id<clientId<id", "name", "status", "last_activity", "recent_messages");
  private static final Selection DEMOGRAPHICS = Selection.of("age", "gender", "occupation");

  @Override
  public Json compose(ToolRun run) {
    Json answer = run.fetch();
    List<JsonObject> clients =
        Fields.rows(answer, "clients").stream().map(client -> client(client, run)).toList();
    return JsonObject.builder()
        .put("query", run.arguments().string("query").orElse(""))
        .put("total", Fields.total(answer, clients.size()))
        .put("returned", clients.size())
        .put("clients", JsonArray.of(clients))
        .build();
  }

  private static JsonObject client(JsonObject upstream, ToolRun run) {
    var client = CLIENT.addTo(JsonObject.builder(), upstream);
    if (run.asked("include_assignments", true)) {
      client.put("assignments", assignments(upstream));
    }
    if (run.asked("include_demographics", true)) {
      client.put("demographics", DEMOGRAPHICS.from(upstream));
    }
    return client.build();
  }

  private static JsonObject assignments(JsonObject client) {
    long total = Clients.totalAssignments(client);
    long completed = Clients.completedAssignments(client);
    return JsonObject.builder()
        .put("total", total)
        .put("active", Clients.activeAssignments(client))
        .put("completed", completed)
        .put("completion_rate", percentage(completed, total))
        .build();
  }

  private static JsonNumber percentage(long part, long whole) {
    BigDecimal rate =
        whole == 0
            ? BigDecimal.ZERO.setScale(1)
            : BigDecimal.valueOf(part * 100)
                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    return new JsonNumber(rate.toPlainString());
  }
}
