package dev.haystack.inbound.protocol;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.kit.Scribbled;
import java.time.InstantSource;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;

/** Whatever a client sends is a message or is told to be none. */
@Tag("SE-6")
class ScribbledMessagesTest {

  private static final int VALUES_MAX = 1_000;

  private final ClientMessageDecoder decoder = new ClientMessageDecoder(InstantSource.system());

  @Provide
  Arbitrary<String> good() {
    return Arbitraries.of(
        "{\"type\":\"chat_message\",\"content\":\"Hé"
            + " 😀\",\"client_message_id\":\"c-1\",\"auth_token\":\"t\"}",
        "{\"message\":\"hi\",\"profile_id\":\"p\"}",
        "{\"type\":\"full_state_update\",\"state\":{\"page_type\":\"clients\",\"a\":[1,2.5e3,null,true]},"
            + "\"timestamp\":1772442000123,\"sequence\":7}",
        "{\"type\":\"incremental_state_update\",\"changes\":{\"a\":{\"b\":null}},\"timestamp\":\"2026-05-01T10:00:00Z\"}",
        "{\"type\":\"heartbeat\",\"timestamp\":1,\"sequence\":1.50}",
        "{\"type\":\"resume\",\"epoch\":\"e\",\"last_seq\":12}",
        "{\"type\":\"stop\",\"client_message_id\":\"c-1\"}",
        "{\"type\":\"auth_refresh\",\"auth_token\":\"a.b.c\"}",
        "{\"type\":\"ui_action_result\",\"action_id\":\"a\",\"success\":true,\"detail\":\"d\"}");
  }

  @Property(tries = 3_000)
  void everyTextIsDecodedToSomething(
      @ForAll @From("good") String good, @ForAll @Size(max = 5) List<Integer> changes) {
    assertNotNull(decoder.decode(Scribbled.in(good, changes), VALUES_MAX));
  }

  @Property(tries = 3_000)
  void whatIsReadIsTheSameWhenItIsWrittenAndReadAgain(
      @ForAll @From("good") String good, @ForAll @Size(max = 5) List<Integer> changes) {
    try {
      Json read = Json.parseAtMost(VALUES_MAX, Scribbled.in(good, changes));
      assertTrue(Json.parse(read.text()).equals(read));
    } catch (JsonSyntaxException e) {
      assertTrue(String.valueOf(e.getMessage()).length() < 300, String.valueOf(e.getMessage()));
    }
  }
}
