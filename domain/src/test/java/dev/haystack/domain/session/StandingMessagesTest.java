package dev.haystack.domain.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandingMessagesTest {

  private static final UserMessage ONE = user("u1", "c1", "");
  private static final UserMessage TWO = user("u2", "c2", "");
  private static final UserMessage AGAIN = user("u3", "", "u2");
  private static final UserMessage ONCE_MORE = user("u4", "", "u3");

  @Test
  void whereNothingWasReplacedAllStands() {
    List<Message> all = List.of(ONE, answer(ONE), TWO);

    assertSame(all, StandingMessages.of(all));
  }

  @Test
  void whatWasReplacedStandsNoMoreWithItsAnswer() {
    List<Message> all =
        List.of(ONE, answer(ONE), TWO, answer(TWO), AGAIN, answer(AGAIN), ONCE_MORE);

    assertEquals(List.of(ONE, answer(ONE), ONCE_MORE), StandingMessages.of(all));
  }

  @Test
  void whatReplacesAMessageIsKnownByItsName() {
    List<Message> all = List.of(ONE, TWO, answer(TWO), AGAIN, ONCE_MORE);

    assertEquals(Optional.of(ONCE_MORE), named("c2", all));
    assertEquals(Optional.of(ONE), named("c1", all));
    assertEquals(Optional.empty(), named("c3", all));
    assertEquals(Optional.empty(), named("", List.of(user("u", "", ""))));
  }

  private static Optional<UserMessage> named(String name, List<Message> all) {
    return StandingMessages.named(new ClientMessageId(name), all);
  }

  private static UserMessage user(String id, String name, String replaces) {
    return new UserMessage(
        new MessageId(id),
        new ClientMessageId(name),
        "words",
        Instant.EPOCH,
        Optional.of(replaces).filter(text -> !text.isEmpty()).map(MessageId::new));
  }

  private static AssistantMessage answer(UserMessage question) {
    var id = new MessageId("a-" + question.id().value());
    return new AssistantMessage(
        id, question.id(), "yes", Instant.EPOCH, MessageStatus.COMPLETE, List.of(), "yes");
  }
}
