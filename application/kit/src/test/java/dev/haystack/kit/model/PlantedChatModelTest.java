package dev.haystack.kit.model;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.model.ProviderState;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import dev.haystack.port.model.TextReceiver;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That a model which breaks a rule of the contract fails it, and by that rule. */
@Tag("VE-19")
class PlantedChatModelTest {

  /** What a model does with a good one's inference. */
  @FunctionalInterface
  interface Generating {

    ModelReply generate(ChatModel good, ModelRequest request, TextReceiver receiver);
  }

  /** What is wrong with a model, and the rule that finds it. */
  record Plant(String name, Generating generating, ThrowingConsumer<ChatModelContract> rule) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Plant> plants() {
    return Stream.of(
        new Plant(
            "repeats itself",
            (good, request, receiver) -> good.generate(request, twice(receiver)),
            ChatModelContract::thePiecesJoinedAreTheText),
        new Plant(
            "says nothing at times",
            (good, request, receiver) -> {
              receiver.receive("");
              return good.generate(request, receiver);
            },
            ChatModelContract::noPieceIsEmptyOrEndsWithinASurrogatePair),
        new Plant(
            "cuts a pair",
            (good, request, receiver) ->
                good.generate(
                    request,
                    piece -> {
                      for (int i = 0; i < piece.length(); i++) {
                        receiver.receive(piece.substring(i, i + 1));
                      }
                    }),
            ChatModelContract::noPieceIsEmptyOrEndsWithinASurrogatePair),
        new Plant(
            "speaks on another thread",
            (good, request, receiver) ->
                good.generate(request, piece -> elsewhere(() -> receiver.receive(piece))),
            ChatModelContract::piecesArriveOnTheCallingThread),
        new Plant(
            "calls what is not offered",
            (good, request, receiver) ->
                calling(good.generate(request, receiver), new ToolCall("a", "format_disk", "{}")),
            ChatModelContract::callsAreOfOfferedToolsAndHaveIdsOfTheirOwn),
        new Plant(
            "gives an id twice",
            (good, request, receiver) ->
                calling(
                    good.generate(request, receiver),
                    new ToolCall("a", "search_clients", "{}"),
                    new ToolCall("a", "search_clients", "{}")),
            ChatModelContract::callsAreOfOfferedToolsAndHaveIdsOfTheirOwn),
        new Plant(
            "calls with a list",
            (good, request, receiver) ->
                calling(
                    good.generate(request, receiver), new ToolCall("a", "search_clients", "[]")),
            ChatModelContract::callsAreOfOfferedToolsAndHaveIdsOfTheirOwn),
        new Plant(
            "refuses what it said",
            (good, request, receiver) ->
                good.generate(refusing(request, isAnswered(request)), receiver),
            ChatModelContract::aRequestThatIsMadeFromAReplyIsTaken),
        new Plant(
            "takes another's state",
            (good, request, receiver) -> saying(good.generate(request, receiver), states(request)),
            ChatModelContract::theStateOfAnotherIsIgnored),
        new Plant(
            "refuses a failure",
            (good, request, receiver) ->
                good.generate(refusing(request, hasFailure(request)), receiver),
            ChatModelContract::aFailedToolIsTaken),
        new Plant(
            "calls where it may not",
            (good, request, receiver) ->
                good.generate(ModelRequest.prose(request.messages(), request.tools()), receiver),
            ChatModelContract::noToolIsCalledThatMayNotBe),
        new Plant(
            "counts nothing",
            (good, request, receiver) -> {
              ModelReply reply = good.generate(request, receiver);
              return new ModelReply(
                  reply.text(), reply.calls(), reply.finishReason(), Usage.NONE, reply.model());
            },
            ChatModelContract::usageIsCounted),
        new Plant(
            "does not know cancelling",
            (good, request, receiver) -> {
              try {
                return good.generate(request, receiver);
              } catch (ModelException e) {
                throw new ModelException(ModelFailure.UNAVAILABLE, "interrupted", e.retryAfter());
              }
            },
            ChatModelContract::interruptingEndsItAsCancelledAndTheThreadStaysInterrupted),
        new Plant(
            "forgets the interrupt",
            (good, request, receiver) -> {
              try {
                return good.generate(request, receiver);
              } finally {
                var _ = Thread.interrupted();
              }
            },
            ChatModelContract::anInterruptedThreadIsCancelledAtOnce));
  }

  @ParameterizedTest
  @MethodSource("plants")
  void aModelThatBreaksARuleFailsByIt(Plant plant) {
    assertDoesNotThrow(() -> plant.rule.accept(new ScriptedChatModelTest()));
    assertThrows(Throwable.class, () -> plant.rule.accept(new Planted(plant.generating)));
  }

  /** The contract over a good model in which something is planted. */
  private static final class Planted extends ChatModelContract {

    private final ScriptedChatModelTest good = new ScriptedChatModelTest();
    private final Generating generating;

    Planted(Generating generating) {
      this.generating = generating;
    }

    private ChatModel planted(ChatModel model) {
      return new ChatModel() {
        @Override
        public ModelReply generate(ModelRequest request, TextReceiver receiver) {
          return generating.generate(model, request, receiver);
        }

        @Override
        public String name() {
          return model.name();
        }
      };
    }

    @Override
    protected ChatModel model() {
      return planted(good.model());
    }

    @Override
    protected ChatModel pausingModel() {
      return planted(good.pausingModel());
    }

    @Override
    protected ModelRequest requestForText() {
      return good.requestForText();
    }

    @Override
    protected ModelRequest requestForCalls() {
      return good.requestForCalls();
    }
  }

  private static TextReceiver twice(TextReceiver receiver) {
    return piece -> {
      receiver.receive(piece);
      receiver.receive(piece);
    };
  }

  private static void elsewhere(Runnable work) {
    try {
      Thread.startVirtualThread(work).join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ModelReply calling(ModelReply reply, ToolCall... calls) {
    return new ModelReply(
        reply.text(), List.of(calls), reply.finishReason(), reply.usage(), reply.model());
  }

  private static ModelReply saying(ModelReply reply, String more) {
    return new ModelReply(
        reply.text() + more, reply.calls(), reply.finishReason(), reply.usage(), reply.model());
  }

  private static String states(ModelRequest request) {
    var states = new ArrayList<String>();
    for (ModelMessage message : request.messages()) {
      if (message instanceof ModelMessage.FromAssistant said) {
        said.state().map(ProviderState::state).ifPresent(state -> states.add(state.text()));
      }
    }
    return String.join("", states);
  }

  private static boolean isAnswered(ModelRequest request) {
    return request.messages().getLast() instanceof ModelMessage.FromTool;
  }

  private static boolean hasFailure(ModelRequest request) {
    return request.messages().getLast() instanceof ModelMessage.FromTool tool && tool.failed();
  }

  private static ModelRequest refusing(ModelRequest request, boolean refuses) {
    if (refuses) {
      throw new ModelException(ModelFailure.REJECTED, "status 400");
    }
    return request;
  }
}
