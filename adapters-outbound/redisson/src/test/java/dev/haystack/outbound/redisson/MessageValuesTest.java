package dev.haystack.outbound.redisson;

import static dev.haystack.kit.Examples.WHEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.outbound.redisson.sealing.Sealing;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SE-10")
class MessageValuesTest {

  private static final SessionId SESSION = new SessionId("s");
  private static final Incarnation FIRST = new Incarnation("first");
  private static final Message MESSAGE =
      new UserMessage(new MessageId("m"), new ClientMessageId("c"), "canary", WHEN);

  private final Refusals refusals = new Refusals();
  private final MessageValues values = new MessageValues(Keys.sealing(false, refusals, "a"));

  private static String stored(MessageValues by) {
    return by.arguments(SESSION, FIRST, List.of(MESSAGE)).getLast();
  }

  private List<Message> read(SessionId session, Incarnation incarnation, String stored) {
    return values
        .read(session, incarnation, List.of(new Reply.Text(stored)), List.of(), 0)
        .messages();
  }

  @Test
  void aMessageOpensInItsSessionAlone() {
    String stored = stored(values);

    assertEquals(List.of(MESSAGE), read(SESSION, FIRST, stored));
    assertEquals(List.of(), read(new SessionId("t"), FIRST, stored));
    assertEquals(List.of(), read(SESSION, new Incarnation("second"), stored));
    assertEquals(List.of(), read(SESSION, FIRST, stored.replace("\"m\"", "\"n\"")));
    assertEquals(List.of("tag", "tag", "tag"), refusals.reasons());
  }

  @Test
  void oneInPlainTextIsNotTakenForWhatItSays() {
    assertEquals(List.of(), read(SESSION, FIRST, stored(new MessageValues(Sealing.NONE))));
    assertEquals(List.of("plain"), refusals.reasons());
  }
}
