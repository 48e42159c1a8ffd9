package dev.haystack.load.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageShapeTest {

  private static final MessageShape SHAPE = new MessageShape(200, 50, 24, 3, 10, 64);

  @Test
  void theMessageSaysTheShape() {
    var asked = MessageShape.lastIn(SHAPE.message(17).getBytes(UTF_8)).orElseThrow();
    assertEquals(new AskedAnswer(17, SHAPE, 0), asked);
  }

  @Test
  void theNewestMessageCounts() {
    String body = "é" + SHAPE.message(1) + " and " + SHAPE.message(2) + "\"}]}";
    var asked = MessageShape.lastIn(body.getBytes(UTF_8)).orElseThrow();
    assertEquals(2, asked.turn());
  }

  @Test
  void anotherMessageHasNoShape() {
    assertEquals(Optional.empty(), MessageShape.lastIn("hello [load 1]".getBytes(UTF_8)));
  }

  @Test
  void theLimitsAreNamed() {
    var fault =
        assertThrows(IllegalArgumentException.class, () -> new MessageShape(0, 50, 24, 0, 0, 1));
    assertEquals("chunks: 0 is not within 1 to 1000000", fault.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new MessageShape(1, 50, 16, 0, 0, 1));
  }
}
