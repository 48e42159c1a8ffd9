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
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * One event of a stream, a partial answer; read token by token, for there are many. Of what it does
 * not hold, texts are empty and counts zero.
 */
final class Event {

  private static final JsonFactory JSON = JsonFactory.builder().build();
  private static final int DEPTH_MAX = 64;

  final List<Part> parts = new ArrayList<>(1);
  String finish = "";
  String blocked = "";
  String model = "";
  JsonObject error = JsonObject.EMPTY;

  private final JsonParser parser;
  private final byte[] bytes;
  private final int from;
  private long input;
  private long cached;
  private long answered;
  private long thought;

  private Event(JsonParser parser, byte[] bytes, int from) {
    this.parser = parser;
    this.bytes = bytes;
    this.from = from;
  }

  static Event read(byte[] bytes, int from, int to) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
      var event = new Event(parser, bytes, from);
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw AttemptException.unreadable("an event is no object");
      }
      event.members(event::member);
      return event;
    } catch (UnexpectedEndOfInputException _) {
      throw AttemptException.passing(ModelFailure.TRUNCATED, "an event was cut off");
    } catch (JacksonException | JsonSyntaxException _) {
      throw AttemptException.unreadable("an event is not JSON");
    }
  }

  /** What was counted until now. */
  Usage usage() {
    return new Usage(input, answered + thought, cached, 0, thought, false);
  }

  private void member(String name) {
    switch (name) {
      case "candidates" -> elements(() -> members(this::candidate));
      case "usageMetadata" -> members(this::count);
      case "promptFeedback" -> members(this::feedback);
      case "modelVersion" -> model = text();
      case "error" -> error = object();
      default -> parser.skipChildren();
    }
  }

  private void candidate(String name) {
    switch (name) {
      case "content" -> members(this::content);
      case "finishReason" -> finish = text();
      default -> parser.skipChildren();
    }
  }

  private void content(String name) {
    if (name.equals("parts")) {
      elements(
          () -> {
            var part = new Part();
            members(member -> part(part, member));
            parts.add(part);
          });
    } else {
      parser.skipChildren();
    }
  }

  private void part(Part part, String name) {
    switch (name) {
      case "text" -> part.text = text();
      case "thought" -> part.isThought = parser.currentToken() == JsonToken.VALUE_TRUE;
      case "thoughtSignature" -> part.signature = text();
      case "functionCall" -> part.call = object();
      default -> parser.skipChildren();
    }
  }

  private void count(String name) {
    switch (name) {
      case "promptTokenCount", "toolUsePromptTokenCount" -> input += number();
      case "cachedContentTokenCount" -> cached = number();
      case "candidatesTokenCount" -> answered = number();
      case "thoughtsTokenCount" -> thought = number();
      default -> parser.skipChildren();
    }
  }

  private void feedback(String name) {
    if (name.equals("blockReason")) {
      blocked = text();
    } else {
      parser.skipChildren();
    }
  }

  /** Gives the name of each member of an object, the parser at its value; nothing else has any. */
  private void members(Consumer<String> member) {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        var _ = parser.nextToken();
        member.accept(name);
      }
    } else {
      parser.skipChildren();
    }
  }

  private void elements(Runnable element) {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        element.run();
      }
    } else {
      parser.skipChildren();
    }
  }

  private String text() {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getString();
    }
    parser.skipChildren();
    return "";
  }

  private long number() {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return Math.max(0, parser.getLongValue());
    }
    parser.skipChildren();
    return 0;
  }

  private JsonObject object() {
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
