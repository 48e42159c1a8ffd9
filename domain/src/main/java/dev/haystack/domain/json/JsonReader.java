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
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** Builds values from the tokens of a streaming parser. */
final class JsonReader {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final JsonFactory STRICT =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(16 << 20).build())
          .build();
  private static final JsonFactory LENIENT =
      STRICT.rebuild().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();

  private final JsonParser parser;
  private final int depthMax;
  private final int valuesMax;
  private final JsonReading reading;
  private int values;

  private JsonReader(JsonParser parser, int depthMax, int valuesMax, JsonReading reading) {
    this.parser = parser;
    this.depthMax = depthMax;
    this.valuesMax = valuesMax;
    this.reading = reading;
  }

  static Json read(String text, int depthMax, int valuesMax, JsonReading reading) {
    try (var parser = parser(HalfPairs.mended(text), reading)) {
      var reader = new JsonReader(parser, depthMax, valuesMax, reading);
      return reader.document();
    } catch (StreamConstraintsException e) {
      throw JsonSyntaxException.overLimits("a value is over the limits", "");
    } catch (JacksonException e) {
      throw new JsonSyntaxException("the text is not JSON", "");
    }
  }

  private static JsonParser parser(String text, JsonReading reading) {
    return switch (reading) {
      case STRICT -> STRICT.createParser(ObjectReadContext.empty(), text);
      case LENIENT -> LENIENT.createParser(ObjectReadContext.empty(), withoutMark(text));
    };
  }

  private static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
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
    if (++values > valuesMax) {
      throw JsonSyntaxException.tooManyValues(valuesMax, place());
    }
    return switch (token) {
      case START_OBJECT -> object(depth + 1);
      case START_ARRAY -> array(depth + 1);
      case VALUE_STRING -> new JsonString(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getString());
      case VALUE_TRUE -> JsonBoolean.TRUE;
      case VALUE_FALSE -> JsonBoolean.FALSE;
      case VALUE_NULL -> JsonNull.NULL;
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new JsonSyntaxException("a value is missing", place());
    };
  }

  private JsonObject object(int depth) {
    checkDepth(depth);
    Map<String, Json> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      var before = members.put(name, value(parser.nextToken(), depth));
      if (before != null && reading == JsonReading.STRICT) {
        throw new JsonSyntaxException("an object has a key twice", place());
      }
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
      throw JsonSyntaxException.overLimits("the document nests deeper than " + depthMax, place());
    }
  }

  private String place() {
    return parser.streamReadContext().pathAsPointer().toString();
  }
}
