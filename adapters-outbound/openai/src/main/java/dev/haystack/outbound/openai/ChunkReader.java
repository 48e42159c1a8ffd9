package dev.haystack.outbound.openai;

import dev.haystack.outbound.model.AttemptException;
import dev.haystack.port.model.ModelFailure;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads the chunks of an answer token by token, without a tree. What is no JSON is read once more
 * with patience; what even then is no chunk says nothing, unless it was to say a part of the answer
 * or an error. Used by one thread.
 */
final class ChunkReader {

  static final int DEPTH_MAX = 64;
  private static final JsonFactory STRICT = builder().build();
  private static final JsonFactory PATIENT =
      builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  private final Answer answer;
  private final Chunk chunk = new Chunk();
  private final ChoiceReader choices;
  private boolean failed;
  private boolean stray;

  ChunkReader(Answer answer) {
    this.answer = answer;
    this.choices = new ChoiceReader(chunk, answer);
  }

  /** Reads one chunk, or several in a row, and tells the answer when all of it was read. */
  void read(byte[] bytes, int from, int to) {
    begin();
    try (JsonParser parser =
        STRICT.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
      values(parser);
    } catch (JacksonException e) {
      readAgain(text(bytes, from, to));
    }
    if (failed || stray) {
      error(text(bytes, from, to));
    }
    chunk.applyTo(answer);
  }

  /** What a server calls an error, unless the answer has come to its end. */
  void error(byte[] bytes, int from, int to) {
    if (!answer.stands()) {
      throw ErrorBody.of(bytes, from, to).failure();
    }
  }

  private void begin() {
    chunk.clear();
    failed = false;
    stray = false;
  }

  private void readAgain(String text) {
    begin();
    try (JsonParser parser = PATIENT.createParser(ObjectReadContext.empty(), text)) {
      values(parser);
    } catch (JacksonException e) {
      begin();
      if (!answer.stands()) {
        unreadable(text, e instanceof UnexpectedEndOfInputException);
      }
    }
  }

  private void unreadable(String text, boolean isCut) {
    if (text.contains("\"choices\"")) {
      throw isCut
          ? AttemptException.passing(ModelFailure.TRUNCATED, "a chunk was cut off")
          : AttemptException.unreadable("a chunk is not JSON");
    }
    failed = text.contains("\"error\"");
  }

  private void error(String event) {
    if (failed || StrayEvent.isError(event)) {
      chunk.error(event);
    }
  }

  // lists are looked into, whatever else is no object says nothing
  private void values(JsonParser parser) {
    for (JsonToken next = parser.nextToken(); next != null; next = parser.nextToken()) {
      if (next == JsonToken.START_OBJECT) {
        object(parser);
      }
    }
  }

  private void object(JsonParser parser) {
    boolean hasChoices = false;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken value = parser.nextToken();
      switch (name) {
        case "choices" -> {
          hasChoices = true;
          choices.read(parser, value);
        }
        case "usage" -> UsageReader.read(parser, value, answer);
        case "error" -> failed |= !LooseValue.saysNothing(parser, value);
        case "model" -> {
          if (value == JsonToken.VALUE_STRING && !answer.hasModel()) {
            answer.model(parser.getString());
          } else {
            parser.skipChildren();
          }
        }
        default -> parser.skipChildren();
      }
    }
    stray |= !hasChoices;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private static JsonFactoryBuilder builder() {
    return JsonFactory.builder()
        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build());
  }
}
