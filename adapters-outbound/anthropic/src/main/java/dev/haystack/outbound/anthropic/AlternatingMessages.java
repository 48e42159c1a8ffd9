package dev.haystack.outbound.anthropic;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.outbound.model.RunningTurn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A conversation as the wire has it: messages of blocks whose roles alternate, the first of them
 * the user's, and nothing in them empty.
 */
final class AlternatingMessages {

  /** What one side said until the other did. */
  record Message(boolean isUsers, List<WrittenBlock> blocks) {}

  /** Where a block stands. */
  record Place(int message, int block) {

    boolean is(int otherMessage, int otherBlock) {
      return message == otherMessage && block == otherBlock;
    }
  }

  private final MessageBlocks written;
  private final List<Message> messages = new ArrayList<>();
  private final List<Place> ends = new ArrayList<>();
  private boolean thinks = true;

  private AlternatingMessages(MessageBlocks written) {
    this.written = written;
  }

  /**
   * Of these messages and what the model has answered to them so far.
   *
   * @param written what becomes of each
   */
  static AlternatingMessages of(
      List<ModelMessage> all, List<JsonObject> begun, MessageBlocks written) {
    var conversation = new AlternatingMessages(written);
    int running = RunningTurn.start(all);
    conversation.thinks =
        all.subList(running, all.size()).stream().allMatch(conversation::isNotOfAnother);
    for (int i = 0; i < all.size(); i++) {
      conversation.add(all.get(i), i >= running && conversation.thinks);
    }
    conversation.add(false, MessageBlocks.written(begun));
    return conversation;
  }

  List<Message> messages() {
    return messages;
  }

  /**
   * Where the newest parts end that later requests begin with too: what was there before the last
   * question and before the one before it, and what there is now.
   */
  List<Place> ends() {
    var newest = new ArrayList<>(ends.subList(Math.max(0, ends.size() - 2), ends.size()));
    last().ifPresent(newest::add);
    return newest;
  }

  private Optional<Place> last() {
    return messages.isEmpty()
        ? Optional.empty()
        : Optional.of(new Place(messages.size() - 1, messages.getLast().blocks().size() - 1));
  }

  /** Whether the model can think in this turn: not where another has called before it. */
  boolean thinks() {
    return thinks;
  }

  private void add(ModelMessage message, boolean withState) {
    switch (message) {
      case ModelMessage.FromSystem _ -> {}
      case ModelMessage.FromUser said -> {
        last().ifPresent(ends::add);
        add(true, written.of(said));
      }
      case ModelMessage.FromAssistant _, ModelMessage.FromTool _ when messages.isEmpty() -> {
        // what it answers was trimmed away
      }
      case ModelMessage.FromAssistant said ->
          add(
              false,
              (withState ? written.state(said) : Optional.<List<WrittenBlock>>empty())
                  .orElseGet(() -> written.of(said)));
      case ModelMessage.FromTool result -> add(true, written.of(result));
    }
  }

  private void add(boolean isUsers, List<WrittenBlock> blocks) {
    if (blocks.isEmpty()) {
      return;
    }
    if (messages.isEmpty() || messages.getLast().isUsers() != isUsers) {
      messages.add(new Message(isUsers, new ArrayList<>(blocks)));
    } else {
      messages.getLast().blocks().addAll(blocks);
    }
  }

  private boolean isNotOfAnother(ModelMessage message) {
    return !(message instanceof ModelMessage.FromAssistant said)
        || said.calls().isEmpty()
        || written.state(said).isPresent();
  }
}
