package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** The practitioners among the account's profiles, filtered here. */
final class Practitioners implements AnswerShape {

  private static final Selection PRACTITIONER =
      Selection.of(
          "phone",
          "role",
          "title",
          "practitioner_type",
          "address",
          "status",
          "avatar",
          "is_completed");

  @Override
  public Json compose(ToolRun run) {
    Account account = Account.of(run.fetch());
    String status = run.arguments().text("status").orElse("active");
    String role = run.arguments().text("role").orElse("").toLowerCase(Locale.ROOT);
    List<JsonObject> found =
        account.profiles().stream()
            .filter(profile -> hasStatus(profile, status))
            .filter(profile -> Fields.text(profile, "role").toLowerCase(Locale.ROOT).contains(role))
            .toList();
    return JsonObject.builder()
        .put("count", found.size())
        .put(
            "practitioners",
            found.stream()
                .limit(Math.max(0, run.number("limit", 50)))
                .map(profile -> practitioner(profile, account))
                .collect(JsonArray.collector()))
        .build();
  }

  static boolean hasStatus(JsonObject profile, String status) {
    return status.equalsIgnoreCase("all")
        || Fields.text(profile, "status").equalsIgnoreCase(status);
  }

  private static JsonObject practitioner(JsonObject profile, Account account) {
    String email = Fields.text(profile, "email", "account.email");
    return PRACTITIONER
        .addTo(
            JsonObject.builder()
                .putUnlessEmpty("practitioner_id", Fields.text(profile, "id"))
                .putUnlessEmpty("name", Fields.personName(profile))
                .putUnlessEmpty(
                    "email", email.isEmpty() ? Fields.text(account.payload(), "email") : email),
            profile)
        .build();
  }
}
