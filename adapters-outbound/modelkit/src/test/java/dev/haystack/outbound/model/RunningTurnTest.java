package dev.haystack.outbound.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.model.ModelMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningTurnTest {

  @Test
  void itBeginsBehindTheUsersLastWords() {
    var user = new ModelMessage.FromUser("a");
    var model = new ModelMessage.FromAssistant("b", List.of());

    assertEquals(3, RunningTurn.start(List.of(user, model, user, model)));
    assertEquals(1, RunningTurn.start(List.of(user)));
    assertEquals(0, RunningTurn.start(List.of(model)));
  }
}
