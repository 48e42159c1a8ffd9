package dev.haystack.application.session;

import static dev.haystack.kit.Examples.OWNER;
import static dev.haystack.kit.Examples.PROFILE;
import static dev.haystack.kit.Examples.SESSION;
import static dev.haystack.kit.Examples.message;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.MessageId;
import dev.haystack.kit.ManualClock;
import dev.haystack.kit.store.CurrentSession;
import dev.haystack.outbound.memory.MemorySessionStore;
import dev.haystack.outbound.memory.MemoryUiStateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadSessionTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final ManualClock clock = new ManualClock();
  private final MemorySessionStore sessions = new MemorySessionStore(clock, () -> "1", LONG);
  private final ReadSession reading =
      new ReadSession(sessions, new MemoryUiStateStore(clock, LONG, 10_000));

  @BeforeEach
  void talk() {
    var _ = sessions.open(SESSION, OWNER, PROFILE, PersonaType.WEB_ASSISTANT, JsonObject.EMPTY);
    for (String id : List.of("a", "b", "c", "d", "e")) {
      assertTrue(CurrentSession.append(sessions, SESSION, message(id)).isPresent());
    }
  }

  @Test
  void theFirstPageIsTheNewestOldestFirstAndNamesWhereTheNextOneEnds() {
    assertEquals(List.of("d", "e"), ids(page(2, Optional.empty())));
    assertEquals(Optional.of(new MessageId("d")), page(2, Optional.empty()).next());
  }

  @Test
  void allPagesTogetherAreTheConversation() {
    for (int limit = 1; limit <= 6; limit++) {
      List<String> all = new ArrayList<>();
      Optional<MessageId> before = Optional.empty();
      int pages = 0;
      do {
        MessagePage page = page(limit, before);
        all.addAll(0, ids(page));
        before = page.next();
        pages++;
      } while (before.isPresent());
      assertEquals(List.of("a", "b", "c", "d", "e"), all);
      assertEquals((5 + limit - 1) / limit, pages, "pages of " + limit);
    }
  }

  @Test
  void beforeTheFirstMessageAndBeforeOneThatIsNotThereIsNothing() {
    for (String id : List.of("a", "unknown")) {
      MessagePage page = page(2, Optional.of(new MessageId(id)));
      assertEquals(List.of(), page.messages());
      assertEquals(Optional.empty(), page.next());
    }
  }

  @Test
  void whatIsSaidMeanwhileDoesNotMoveTheOlderPages() {
    Optional<MessageId> next = page(2, Optional.empty()).next();

    assertTrue(CurrentSession.append(sessions, SESSION, message("f")).isPresent());

    assertEquals(List.of("b", "c"), ids(page(2, next)));
  }

  @Test
  void toOthersThereIsNoConversation() {
    var stranger = new UserId("elsewhere", "user-2");

    assertEquals(Optional.empty(), reading.messages(SESSION, stranger, 2, Optional.empty()));
  }

  private MessagePage page(int limit, Optional<MessageId> before) {
    return reading.messages(SESSION, OWNER, limit, before).orElseThrow();
  }

  private static List<String> ids(MessagePage page) {
    return page.messages().stream().map(message -> message.id().value()).toList();
  }
}
