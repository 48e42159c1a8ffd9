package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import java.util.List;
import java.util.function.ToLongFunction;

/** Counters of the practice, out of the account and a search for all clients. */
final class ClinicStats implements AnswerShape {

  private static final int CLIENTS_MAX = 50;
  private static final Selection CLINIC = Selection.of("name", "type<clinicType", "status");
  private static final Selection OWNER = Selection.of("firstName", "lastName", "role");

  @Override
  public Json compose(ToolRun run) {
    AnswerParts parts = run.parts("clients", "account").withRecord("account");
    var result = JsonObject.builder();
    parts.answer("clients").ifPresent(clients -> addClients(run, clients, result));
    parts.answer("account").ifPresent(account -> addAccount(run, Account.of(account), result));
    result.put("timezone", run.zone().getId());
    if (run.asked("include_appointments", false)) {
      result.put("appointments", note("Appointments are not counted by the practice's system."));
    }
    if (run.asked("include_billing", false)) {
      result.put("billing", note("Billing figures are not given by the practice's system."));
    }
    run.arguments().object("date_range").ifPresent(range -> result.put("date_range", told(range)));
    parts.tell(result);
    return result.build();
  }

  private static void addClients(ToolRun run, Json answer, JsonObjectBuilder result) {
    DateRange range =
        DateRange.of(run.arguments().object("date_range").orElse(JsonObject.EMPTY), run.zone());
    List<JsonObject> came = Fields.rows(answer, "clients");
    List<JsonObject> clients =
        came.stream()
            .filter(client -> range.holds(Fields.text(client, "last_activity", "lastActivity")))
            .toList();
    result.put(
        "clients",
        JsonObject.builder()
            .put("total", clients.size())
            .put("active", clients.stream().filter(Clients::isActive).count())
            .put("total_assignments", sum(clients, Clients::totalAssignments))
            .put("completed_assignments", sum(clients, Clients::completedAssignments))
            .put("recent_messages", sum(clients, Clients::recentMessages))
            .build());
    result.put(
        "coverage", coverage(clients.size(), came.size(), Fields.total(answer, came.size())));
  }

  private static JsonObject coverage(int counted, int came, long total) {
    String more =
        total > came || came >= CLIENTS_MAX
            ? "; the practice may have more clients than were looked at"
            : "";
    return JsonObject.builder()
        .put("clients_counted", counted)
        .put("clients_looked_at", came)
        .put("clients_in_system", total)
        .put(
            "note",
            "The counters cover " + counted + " of the " + came + " clients looked at" + more + ".")
        .build();
  }

  private static void addAccount(ToolRun run, Account account, JsonObjectBuilder result) {
    JsonObject profile = account.profile(run.profileId()).orElse(JsonObject.EMPTY);
    result.put(
        "practitioners",
        JsonObject.builder()
            .put("total", account.profiles().size())
            .put(
                "active",
                account.profiles().stream()
                    .filter(candidate -> Practitioners.hasStatus(candidate, "active"))
                    .count())
            .build());
    result.put("clinic", CLINIC.from(account.clinic(profile)));
    result.put(
        "owner",
        OWNER
            .addTo(JsonObject.builder(), profile)
            .putUnlessEmpty("email", Fields.text(account.payload(), "email"))
            .build());
  }

  private static long sum(List<JsonObject> clients, ToLongFunction<JsonObject> figure) {
    return clients.stream().mapToLong(figure).sum();
  }

  private static JsonObject note(String text) {
    return JsonObject.EMPTY.with("note", text);
  }

  private static JsonObject told(JsonObject range) {
    return Selection.of("start_date", "end_date")
        .addTo(JsonObject.builder(), range)
        .put("note", "Only clients whose last activity lies in this period are counted.")
        .build();
  }
}
