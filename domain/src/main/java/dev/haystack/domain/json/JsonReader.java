package dev.haystack.domain.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Builds values from the tokens of a strict streaming parser. */
final class JsonReader {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(16 << 20).build())
          .build();

  private static final int REPLACEMENT = 0xFFFD;

  private final JsonParser parser;
  private final int depthMax;

  private JsonReader(JsonParser parser, int depthMax) {
    this.parser = parser;
    this.depthMax = depthMax;
  }

  static Json read(String text, int depthMax) {
    try {
      return parsed(text, depthMax);
    } catch (JacksonException e) {
      // the parser lets half a surrogate pair stand in a text, but not in a name
      String healed = SurrogateEscapes.healed(text);
      if (healed.equals(text)) {
        throw refused(e);
      }
      return readHealed(healed, depthMax);
    }
  }

  private static Json readHealed(String text, int depthMax) {
    try {
      return parsed(text, depthMax);
    } catch (JacksonException e) {
      throw refused(e);
    }
  }

  private static Json parsed(String text, int depthMax) {
    try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return new JsonReader(parser, depthMax).document();
    }
  }

  private static JsonSyntaxException refused(JacksonException e) {
    return new JsonSyntaxException(
        e instanceof StreamConstraintsException ? "a value is over the limits" : fault(e), "");
  }

  private Json document() {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new JsonSyntaxException("the text is empty", "");
    }
    Json value = value(first, 0);
    if (parser.nextToken() != null) {
      throw new JsonSyntaxException("there is text behind the document", "");
    }
    return value;
  }

  private Json value(JsonToken token, int depth) {
    return switch (token) {
      case START_OBJECT -> object(depth + 1);
      case START_ARRAY -> array(depth + 1);
      case VALUE_STRING -> new JsonString(wellFormed(parser.getString()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getString());
      case VALUE_TRUE -> JsonBoolean.TRUE;
      case VALUE_FALSE -> JsonBoolean.FALSE;
      case VALUE_NULL -> JsonNull.NULL;
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw refused("a value is missing");
    };
  }

  private JsonObject object(int depth) {
    checkDepth(depth);
    Map<String, Json> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = wellFormed(parser.currentName());
      members.put(name, value(parser.nextToken(), depth));
    }
    return new JsonObject(members);
  }

  private JsonArray array(int depth) {
    checkDepth(depth);
    List<Json> values = new ArrayList<>();
    for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      values.add(value(token, depth));
    }
    return new JsonArray(values);
  }

  private void checkDepth(int depth) {
    if (depth > depthMax) {
      throw refused("the document nests deeper than " + depthMax);
    }
  }

  /** The text with U+FFFD for each half of a surrogate pair that stands alone. */
  static String wellFormed(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (text.codePointAt(i) == c) {
          return replaced(text);
        }
        i++;
      }
    }
    return text;
  }

  private static String replaced(String text) {
    var replaced = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> point >= 0xD800 && point <= 0xDFFF ? REPLACEMENT : point)
        .forEach(replaced::appendCodePoint);
    return replaced.toString();
  }

  private JsonSyntaxException refused(String fault) {
    return new JsonSyntaxException(fault, parser.streamReadContext().pathAsPointer().toString());
  }

  private static String fault(JacksonException e) {
    String original = String.valueOf(e.getOriginalMessage());
    return original.contains("Duplicate") ? "an object has a key twice" : "the text is not JSON";
  }
}
