package dev.haystack.domain.json;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Looks into a text that was refused, for what can be read of it all the same. */
public final class JsonGlimpse {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonGlimpse() {}

  /** The first text of that name in the outermost object, if the document is one as far as that. */
  public static Optional<String> string(String document, String name) {
    try (var parser = FACTORY.createParser(ObjectReadContext.empty(), HalfPairs.mended(document))) {
      return parser.nextToken() == JsonToken.START_OBJECT ? find(parser, name) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> find(JsonParser parser, String name) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean wanted = name.equals(parser.currentName());
      if (parser.nextToken() == JsonToken.VALUE_STRING && wanted) {
        return Optional.of(parser.getString());
      }
      parser.skipChildren();
    }
    return Optional.empty();
  }
}
