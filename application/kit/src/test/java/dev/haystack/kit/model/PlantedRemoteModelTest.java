package dev.haystack.kit.model;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haystack.kit.model.LineChatModel.Wrong;
import dev.haystack.port.model.ChatModel;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same for what concerns a model at a server. */
@Tag("VE-19")
class PlantedRemoteModelTest {

  @ParameterizedTest
  @EnumSource
  void anAdapterThatBreaksARuleFailsByIt(Wrong wrong) {
    assertDoesNotThrow(() -> play(rule(wrong), EnumSet.noneOf(Wrong.class)));
    assertThrows(Throwable.class, () -> play(rule(wrong), EnumSet.of(wrong)));
  }

  private static ThrowingConsumer<RemoteChatModelContract> rule(Wrong wrong) {
    return switch (wrong) {
      case HANDS_THOUGHTS_ON, SHOWS_THOUGHTS ->
          RemoteChatModelContract::thoughtsAreNeitherHandedOnNorShown;
      case KEEPS_NO_STATE, TAKES_THE_STATE_OF_ANOTHER ->
          RemoteChatModelContract::whatAServerWantsBackGoesBackAndNobodyElsesDoes;
      case CALLS_WHERE_IT_MAY_NOT -> RemoteChatModelContract::callsThatNobodyAskedForAreDropped;
      case HIDES_FAILURES -> RemoteChatModelContract::aFailureOfAToolReachesTheServer;
      case HIDES_TOOLS, FORGETS_TO_CLOSE ->
          RemoteChatModelContract::aClosingRequestNamesItsToolsAndEndsItsInstructionsWithTheOrder;
      case TAKES_PARTS_FOR_ALL ->
          RemoteChatModelContract::anAnswerThatIsCutAnywhereIsWholeOrAFailure;
      case KEEPS_CARRIAGE_RETURNS ->
          RemoteChatModelContract::theSameBytesInAnyPiecesAreTheSameAnswer;
      case BLAMES_ITSELF -> RemoteChatModelContract::anUnreachableServerIsUnavailable;
    };
  }

  private static void play(ThrowingConsumer<RemoteChatModelContract> rule, Set<Wrong> wrongs)
      throws Throwable {
    var contract = new Lines(wrongs);
    try {
      rule.accept(contract);
    } finally {
      contract.closeServers();
    }
  }

  private static final class Lines extends RemoteChatModelContract {

    private final Set<Wrong> wrongs;

    Lines(Set<Wrong> wrongs) {
      this.wrongs = wrongs;
    }

    @Override
    protected ChatModel modelAt(URI server) {
      return new LineChatModel(server, wrongs);
    }

    @Override
    protected ChatModel impatientModelAt(URI server) {
      return modelAt(server);
    }

    @Override
    protected Cassette text() {
      return Cassette.of("data: sHello\n\ndata: s you\n\ndata: e\n\n");
    }

    @Override
    protected Cassette calls() {
      return Cassette.of("data: csearch_clients\n\ndata: e\n\n");
    }

    @Override
    protected Cassette thoughtsAndCalls() {
      return Cassette.of(
          "data: t"
              + THOUGHT
              + "\n\ndata: k"
              + SIGNATURE
              + "\n\ndata: csearch_clients\n\n"
              + "data: e\n\n");
    }

    @Override
    protected String offersTools() {
      return "offered: (?!.*result of).*use: AUTO";
    }
  }
}
