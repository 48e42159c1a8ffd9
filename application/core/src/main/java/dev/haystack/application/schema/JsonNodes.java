package dev.haystack.application.schema;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonBoolean;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Shows JSON values to the schema library in its own shape. */
final class JsonNodes {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LONG_DIGITS_MAX = 18;

  private JsonNodes() {}

  static JsonNode of(Json value) {
    return switch (value) {
      case JsonObject object -> object(object);
      case JsonArray array -> array(array);
      case JsonString(var text) -> NODES.stringNode(text);
      case JsonNumber(var literal) -> number(literal);
      case JsonBoolean truth -> NODES.booleanNode(truth.value());
      case JsonNull _ -> NODES.nullNode();
    };
  }

  private static JsonNode object(JsonObject object) {
    var node = NODES.objectNode();
    object.members().forEach((name, member) -> node.set(name, of(member)));
    return node;
  }

  private static JsonNode array(JsonArray array) {
    var node = NODES.arrayNode(array.size());
    array.forEach(element -> node.add(of(element)));
    return node;
  }

  private static JsonNode number(String literal) {
    if (literal.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E')) {
      // an exact decimal with a huge exponent would be written out digit by digit
      return NODES.numberNode(Double.parseDouble(literal));
    }
    return literal.length() <= LONG_DIGITS_MAX
        ? NODES.numberNode(Long.parseLong(literal))
        : NODES.numberNode(new BigInteger(literal));
  }
}
