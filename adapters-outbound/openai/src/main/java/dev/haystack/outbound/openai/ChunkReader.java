package dev.haystack.outbound.openai;

import dev.haystack.application.port.ModelFailure;
import dev.haystack.domain.model.Usage;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads the chunks of an answer token by token, without a tree. Used by one thread. */
final class ChunkReader {

  static final int DEPTH_MAX = 64;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
          .build();

  private final Answer answer;
  private String content = "";
  private boolean refused;

  ChunkReader(Answer answer) {
    this.answer = answer;
  }

  /** Reads one chunk, and hands its text on when all of it was read. */
  void read(byte[] bytes, int from, int to) {
    content = "";
    refused = false;
    try (JsonParser parser =
        FACTORY.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw AttemptException.invalid("a chunk is no object");
      }
      chunk(parser, bytes, from, to);
      if (parser.nextToken() != null) {
        throw AttemptException.invalid("there is something behind a chunk");
      }
    } catch (JacksonException e) {
      throw AttemptException.invalid("a chunk is not JSON");
    }
    if (refused) {
      throw AttemptException.last(ModelFailure.REFUSED, "the model declined");
    }
    if (!content.isEmpty()) {
      answer.append(content);
    }
  }

  private void chunk(JsonParser parser, byte[] bytes, int from, int to) {
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken value = parser.nextToken();
      switch (name) {
        case "choices" -> choices(parser, value);
        case "usage" -> usage(parser, value);
        case "error" -> {
          if (value != JsonToken.VALUE_NULL) {
            throw ErrorBody.of(bytes, from, to).failure();
          }
        }
        case "model" -> {
          if (value == JsonToken.VALUE_STRING && !answer.hasModel()) {
            answer.model(parser.getString());
          }
        }
        default -> parser.skipChildren();
      }
    }
  }

  private void choices(JsonParser parser, JsonToken value) {
    if (value != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    for (var next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
      if (next == JsonToken.START_OBJECT) {
        choice(parser);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void choice(JsonParser parser) {
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT && name.equals("delta")) {
        delta(parser);
      } else if (value == JsonToken.VALUE_STRING && name.equals("finish_reason")) {
        answer.finish(parser.getString());
      } else {
        parser.skipChildren();
      }
    }
  }

  private void delta(JsonParser parser) {
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken value = parser.nextToken();
      if (value == JsonToken.VALUE_STRING && name.equals("content")) {
        content = parser.getString();
      } else if (value == JsonToken.VALUE_STRING && name.equals("refusal")) {
        refused |= !parser.getString().isEmpty();
      } else if (value == JsonToken.START_ARRAY && name.equals("tool_calls")) {
        ToolCallReader.read(parser, answer.calls());
      } else if (OpaqueMembers.OF_MESSAGE.contains(name)) {
        answer.opaque().read(name, parser, value);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void usage(JsonParser parser, JsonToken value) {
    if (value != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    long input = 0;
    long output = 0;
    long cached = 0;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken next = parser.nextToken();
      switch (name) {
        case "prompt_tokens" -> input = count(parser, next);
        case "completion_tokens" -> output = count(parser, next);
        case "prompt_tokens_details" -> cached = cached(parser, next);
        default -> parser.skipChildren();
      }
    }
    answer.usage(new Usage(input, output, cached, false));
  }

  private static long cached(JsonParser parser, JsonToken value) {
    if (value != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return 0;
    }
    long cached = 0;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken next = parser.nextToken();
      if (name.equals("cached_tokens")) {
        cached = count(parser, next);
      } else {
        parser.skipChildren();
      }
    }
    return cached;
  }

  private static long count(JsonParser parser, JsonToken value) {
    if (value == JsonToken.VALUE_NUMBER_INT) {
      return Math.max(0, parser.getLongValue());
    }
    parser.skipChildren();
    return 0;
  }
}
