package dev.haystack.application.result;

import dev.haystack.application.cache.ContentHash;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.tool.ToolExchange;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.tool.ToolRound;
import dev.haystack.domain.weight.Weight;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a model is shown of a tool's result: all, or its beginning and a handle for the rest. The
 * handle follows from the result alone, so it is the same whenever and wherever it is written.
 *
 * @param charactersMax of one result
 */
public record LongResults(int charactersMax) {

  /** The tool that reads on. */
  public static final String READER = "read_result";

  private static final int HANDLE_LENGTH = 12;
  // quoted, a text can be twice as long, and what is read must not be cut again
  private static final int READ_SHARE = 3;
  // no value is written with more characters than that for a byte of its weight
  private static final int CHARACTERS_PER_BYTE = 6;

  /** The text that the model is shown. */
  public String shown(ToolResult result) {
    String text = result.modelText();
    if (text.length() <= charactersMax) {
      return text;
    }
    int end = JsonBorder.before(text, charactersMax);
    return "%s\n[cut: characters 0 to %d of %d; %s with handle \"%s\" and from %d reads on]"
        .formatted(text.substring(0, end), end, text.length(), READER, handle(text), end);
  }

  /** Whether a result of the round is too long to be shown as a whole. */
  public boolean areIn(ToolRound round) {
    return round.exchanges().stream().map(ToolExchange::result).anyMatch(this::isLong);
  }

  /** The whole result that has been cut under that handle. */
  public Optional<Json> find(String handle, Stream<ToolResult> among) {
    return among
        .filter(this::isLong)
        .filter(result -> handle(result.modelText()).equals(handle))
        .filter(ToolResult.Success.class::isInstance)
        .map(result -> ((ToolResult.Success) result).value())
        .findFirst();
  }

  /** All results of these messages. */
  public static Stream<ToolResult> of(List<Message> messages) {
    return messages.stream()
        .filter(AssistantMessage.class::isInstance)
        .map(message -> ((AssistantMessage) message).rounds())
        .flatMap(Collection::stream)
        .flatMap(round -> round.exchanges().stream())
        .map(ToolExchange::result);
  }

  /** How many characters of a result can be read at once. */
  public int readMax() {
    return charactersMax / READ_SHARE;
  }

  private boolean isLong(ToolResult result) {
    return result instanceof ToolResult.Success(var value)
        && Weight.of(value) * CHARACTERS_PER_BYTE > charactersMax
        && value.text().length() > charactersMax;
  }

  private static String handle(String text) {
    return "r-" + ContentHash.of(text).hex().substring(0, HANDLE_LENGTH);
  }
}
