package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A short profile of the person who is signed in. */
final class UserProfile implements AnswerShape {

  @Override
  public Json compose(ToolRun run) {
    Json answer = run.fetch();
    if (Nothing.isAll(answer)) {
      return Nothing.told();
    }
    PersonalProfile profile = PersonalProfile.of(answer, run.profileId(), run.now(), run.zone());
    var result =
        JsonObject.builder()
            .put("timestamp", run.now().truncatedTo(ChronoUnit.SECONDS).toString())
            .put("data_source", "account of the signed-in person")
            .put("profile", profile.json());
    if (profile.isClient()) {
      result.put("summary", summary(profile.json()));
    }
    return result.build();
  }

  private static String summary(JsonObject profile) {
    String known =
        Stream.of("name", "age", "gender", "occupation")
            .filter(profile::has)
            .map(field -> field + " " + Fields.text(profile, field))
            .collect(Collectors.joining(", "));
    return known.isEmpty() ? "Nothing is known of the person yet." : "Known: " + known + ".";
  }
}
