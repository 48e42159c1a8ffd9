package dev.haystack.application.growth;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.uistate.NamedChange;
import dev.haystack.domain.uistate.UiStateChange;
import dev.haystack.kit.Growth;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a page can send in one message costs in proportion to it. */
@Tag("FC-13")
class PageStateGrowthTest {

  private static final int ENTRIES = 4_000;

  @Test
  void aListOfLoadedSessions() throws Exception {
    Growth.of("page state, list of loaded sessions")
        .assertProportional(
            ENTRIES,
            pieces -> {
              var _ = named("session_loaded", loaded(pieces)).applyTo(JsonObject.EMPTY);
            });
  }

  @Test
  void aDocumentOfManyMembers() throws Exception {
    Growth.of("JSON text, members of an object")
        .assertProportional(ENTRIES, pieces -> Json.parse(members(pieces)));
  }

  @Test
  void aMergePatchOfManyMembers() throws Exception {
    Growth.of("merge patch, members")
        .assertProportional(
            ENTRIES,
            pieces -> {
              var patch = new UiStateChange.Merge((JsonObject) Json.parse(members(pieces)));
              var _ = patch.applyTo(patch.patch());
            });
  }

  private static UiStateChange named(String name, Json payload) {
    return new UiStateChange.Named(new NamedChange(name, payload), JsonObject.EMPTY);
  }

  private static JsonArray loaded(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> JsonObject.builder().put("sessionId", "s" + number).build())
        .collect(JsonArray.collector());
  }

  private static String members(int count) {
    var text = new StringBuilder("{");
    for (int number = 0; number < count; number++) {
      text.append(number == 0 ? "" : ",").append("\"m").append(number).append("\":{}");
    }
    return text.append('}').toString();
  }
}
