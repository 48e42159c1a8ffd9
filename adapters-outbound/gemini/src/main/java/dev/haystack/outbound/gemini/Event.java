package dev.haystack.outbound.gemini;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonReading;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.domain.model.Usage;
import dev.haystack.outbound.model.AttemptException;
import dev.haystack.port.model.ModelFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * The event of a stream that was read last, a partial answer; read token by token and by one object
 * for all events of an answer, for they are many. Of what an event does not hold, texts are empty.
 */
final class Event {

  private static final JsonFactory JSON = JsonFactory.builder().build();
  private static final int DEPTH_MAX = 64;

  final List<Part> parts = new ArrayList<>(1);
  String finish = "";
  String blocked = "";
  JsonObject error = JsonObject.EMPTY;

  /** What the first event that names it says. */
  String model = "";

  private byte[] bytes = {};
  private int from;
  private boolean isCounting;
  private long input;
  private long cached;
  private long answered;
  private long thought;

  /** Reads the next event. */
  void read(byte[] source, int start, int end) {
    bytes = source;
    from = start;
    parts.clear();
    finish = "";
    isCounting = false;
    try (JsonParser parser =
        JSON.createParser(ObjectReadContext.empty(), source, start, end - start)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw AttemptException.unreadable("an event is no object");
      }
      for (JsonToken next = parser.nextToken(); next != null; next = parser.nextToken()) {
        token(parser, next);
      }
    } catch (UnexpectedEndOfInputException _) {
      throw AttemptException.passing(ModelFailure.TRUNCATED, "an event was cut off");
    } catch (JacksonException | JsonSyntaxException _) {
      throw AttemptException.unreadable("an event is not JSON");
    }
  }

  /** The counts of the last event that has any. */
  Usage usage() {
    return new Usage(input, answered + thought, cached, 0, thought, false);
  }

  private void token(JsonParser parser, JsonToken next) {
    if (next == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      var _ = parser.nextToken();
      member(parser, name);
    } else if (next == JsonToken.START_OBJECT && isElementOfParts(parser)) {
      parts.add(new Part());
    }
  }

  private boolean isElementOfParts(JsonParser parser) {
    var list = parser.streamReadContext().getParent();
    return list.inArray() && "parts".equals(list.getParent().currentName());
  }

  /** What the value is for; the names are so few that their place need not be known. */
  private void member(JsonParser parser, String name) {
    switch (name) {
      case "candidates", "content", "parts", "usageMetadata", "promptFeedback" -> {}
      case "text", "thought", "thoughtSignature", "functionCall" -> part(parser, name);
      case "finishReason" -> finish = text(parser);
      case "blockReason" -> blocked = text(parser);
      case "modelVersion" -> {
        if (model.isEmpty()) {
          model = text(parser);
        } else {
          parser.skipChildren();
        }
      }
      case "error" -> error = object(parser);
      case "promptTokenCount",
          "toolUsePromptTokenCount",
          "cachedContentTokenCount",
          "candidatesTokenCount",
          "thoughtsTokenCount" ->
          count(name, number(parser));
      default -> parser.skipChildren();
    }
  }

  private void count(String name, long tokens) {
    if (!isCounting) {
      isCounting = true;
      input = 0;
      cached = 0;
      answered = 0;
      thought = 0;
    }
    switch (name) {
      case "cachedContentTokenCount" -> cached = tokens;
      case "candidatesTokenCount" -> answered = tokens;
      case "thoughtsTokenCount" -> thought = tokens;
      default -> input += tokens;
    }
  }

  private void part(JsonParser parser, String name) {
    if (parts.isEmpty()) {
      parser.skipChildren();
      return;
    }
    Part part = parts.getLast();
    switch (name) {
      case "text" -> part.text = text(parser);
      case "thought" -> part.isThought = parser.currentToken() == JsonToken.VALUE_TRUE;
      case "thoughtSignature" -> part.signature = text(parser);
      default -> part.call = object(parser);
    }
  }

  private String text(JsonParser parser) {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getString();
    }
    parser.skipChildren();
    return "";
  }

  private long number(JsonParser parser) {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return Math.max(0, parser.getLongValue());
    }
    parser.skipChildren();
    return 0;
  }

  private JsonObject object(JsonParser parser) {
    int start = from + (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    int end = from + (int) parser.currentLocation().getByteOffset();
    String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
    return Json.parse(text, DEPTH_MAX, JsonReading.LENIENT) instanceof JsonObject object
        ? object
        : JsonObject.EMPTY;
  }

  /** A part of the answer: a text, or a call if there is one. */
  static final class Part {
    String text = "";
    boolean isThought;
    String signature = "";
    JsonObject call = JsonObject.EMPTY;
  }
}
