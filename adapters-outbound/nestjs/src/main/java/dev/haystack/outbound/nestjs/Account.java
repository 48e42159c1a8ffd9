package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The account of the person who is signed in, with the profiles they work under. */
record Account(JsonObject payload) {

  static Account of(Json answer) {
    return answer instanceof JsonObject object
        ? new Account(object.has("profiles") ? object : object.object("data").orElse(object))
        : new Account(JsonObject.EMPTY);
  }

  List<JsonObject> profiles() {
    return payload.array("profiles").orElse(JsonArray.EMPTY).objects().toList();
  }

  /** The profile of that id, or else the first. */
  Optional<JsonObject> profile(String id) {
    List<JsonObject> profiles = profiles();
    return profiles.stream()
        .filter(profile -> Fields.text(profile, "id").equals(id))
        .findFirst()
        .or(() -> profiles.stream().findFirst());
  }

  /** The profile's clinic, or else the account's; either may be an object or a list of them. */
  JsonObject clinic(JsonObject profile) {
    return clinicOf(profile).or(() -> clinicOf(payload)).orElse(JsonObject.EMPTY);
  }

  private static Optional<JsonObject> clinicOf(JsonObject owner) {
    return Fields.first(owner, "clinic", "clinics")
        .flatMap(
            clinic ->
                clinic instanceof JsonObject object
                    ? Optional.of(object)
                    : Fields.rows(clinic, "clinics").stream().findFirst());
  }
}
