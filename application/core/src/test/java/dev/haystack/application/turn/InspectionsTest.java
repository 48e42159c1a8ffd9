package dev.haystack.application.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonString;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class InspectionsTest {

  private static final SessionId SESSION = new SessionId("s");

  private static final UserId OWNER = new UserId("i", "u");

  private final Inspections inspections = new Inspections();
  private final List<Inspection> seen = new ArrayList<>();
  private final Inspector inspector = new Inspector(seen);

  /** The same one, that it may be taken away. */
  private record Inspector(List<Inspection> seen) implements BiConsumer<UserId, Inspection> {

    @Override
    public void accept(UserId owner, Inspection told) {
      seen.add(told);
    }
  }

  @Test
  void whatNobodyLooksAtIsNotMade() {
    inspections.add(new SessionId("other"), inspector);
    inspections.tell(SESSION, OWNER, () -> fail("made"));
    inspections.add(SESSION, inspector);
    inspections.remove(SESSION, inspector);
    inspections.tell(SESSION, OWNER, () -> fail("made"));
  }

  @Test
  void whoLooksIsTold() {
    var answer = new Inspection.ToolAnswered("c", "x", false);
    inspections.add(SESSION, inspector);
    inspections.tell(SESSION, OWNER, () -> answer);
    assertEquals(List.of(answer), seen);
  }

  @Test
  void aLongAnswerIsCutBetweenCharacters() {
    String text = "a".repeat(1998) + "\uD83D\uDE00" + "b";
    var told = Inspection.ToolAnswered.of("c", new ToolResult.Success(new JsonString(text)));
    // the quote goes before
    assertEquals("\"" + "a".repeat(1998), told.result());
    assertEquals(true, told.truncated());
  }
}
