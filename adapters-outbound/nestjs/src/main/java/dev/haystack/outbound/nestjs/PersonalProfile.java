package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** The profile of the person who is signed in: a practitioner's, or else a client's own. */
record PersonalProfile(JsonObject json, boolean isClient) {

  private static final Selection PRACTITIONER = Selection.of("profile_id<id", "role", "status");
  private static final Selection CLINIC = Selection.of("name", "timezone");
  private static final Selection CLIENT =
      Selection.of("age", "gender", "occupation", "dob", "phone");

  static PersonalProfile of(Json answer, String profileId, Instant now, ZoneId zone) {
    Account account = Account.of(answer);
    Optional<JsonObject> practitioner = account.profile(profileId);
    return practitioner.isPresent()
        ? new PersonalProfile(practitioner(account, practitioner.get()), false)
        : new PersonalProfile(client(account.payload(), now, zone), true);
  }

  private static JsonObject practitioner(Account account, JsonObject profile) {
    return PRACTITIONER
        .addTo(named(Fields.personName(profile)), profile)
        .put("clinic_info", CLINIC.from(account.clinic(profile)))
        .build();
  }

  private static JsonObject client(JsonObject account, Instant now, ZoneId zone) {
    JsonObject client = account.object("client").orElse(JsonObject.EMPTY);
    JsonObjectBuilder profile =
        named(Fields.personName(client))
            .putUnlessEmpty("profile_id", Fields.text(account, "id"))
            .put("role", role(account))
            .putUnlessEmpty("status", Fields.text(account, "status"));
    CLIENT.addTo(profile, client);
    if (!client.has("age")) {
      profile.putIfPresent("age", age(Fields.text(client, "dob"), now, zone));
    }
    return profile.putUnlessEmpty("email", Fields.text(account, "email")).build();
  }

  private static JsonObjectBuilder named(String name) {
    return JsonObject.builder().putUnlessEmpty("name", name);
  }

  private static String role(JsonObject account) {
    String role = Fields.text(account, "role").toLowerCase(Locale.ROOT);
    return role.isEmpty() ? "client" : role;
  }

  private static Optional<Json> age(String birth, Instant now, ZoneId zone) {
    LocalDate today = now.atZone(zone).toLocalDate();
    return Times.day(birth, ZoneId.of("UTC"))
        .map(born -> ChronoUnit.YEARS.between(born, today))
        .filter(years -> years >= 0)
        .map(Json::of);
  }
}
