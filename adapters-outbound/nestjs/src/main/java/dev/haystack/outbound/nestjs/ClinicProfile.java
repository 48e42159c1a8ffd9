package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import java.util.List;

/** The clinic of the caller's profile, as the account tells it. */
final class ClinicProfile implements AnswerShape {

  private static final Selection CLINIC =
      Selection.of("clinic_id<id", "name", "type<clinicType", "status", "abn");
  private static final Selection OWNER =
      Selection.of(
          "title", "firstName", "lastName", "role", "practitionerType", "dob", "phone", "address");

  @Override
  public Json compose(ToolRun run) {
    Json answer = run.fetch();
    if (Nothing.isAll(answer)) {
      return Nothing.told();
    }
    Account account = Account.of(answer);
    JsonObject profile = account.profile(run.profileId()).orElse(JsonObject.EMPTY);
    JsonObject clinic = account.clinic(profile);
    String email = either(Fields.text(clinic, "email"), account.payload(), "email");
    String phone = either(Fields.text(clinic, "phone"), profile, "phone");
    String address = either(Fields.text(clinic, "address"), profile, "address");
    String timezone = either(Fields.text(clinic, "timezone"), account.payload(), "timezone");

    JsonObjectBuilder result = CLINIC.addTo(JsonObject.builder(), clinic);
    result
        .putUnlessEmpty("email", email)
        .putUnlessEmpty("phone", phone)
        .putUnlessEmpty("address", address)
        .put("owner", OWNER.from(profile))
        .put("timezone", timezone.isEmpty() ? run.zone().getId() : timezone);
    if (run.asked("include_contacts", true)) {
      result.put(
          "contacts",
          JsonObject.builder()
              .putUnlessEmpty("email", email)
              .putUnlessEmpty("phone", phone)
              .build());
    }
    if (run.asked("include_locations", true)) {
      result.put("locations", locations(clinic, address));
    }
    return result.put("raw", account.payload()).build();
  }

  private static String either(String first, JsonObject other, String field) {
    return first.isEmpty() ? Fields.text(other, field) : first;
  }

  private static JsonArray locations(JsonObject clinic, String address) {
    return clinic
        .array("locations")
        .orElseGet(
            () ->
                address.isEmpty()
                    ? JsonArray.EMPTY
                    : JsonArray.of(List.of(JsonObject.EMPTY.with("address", address))));
  }
}
