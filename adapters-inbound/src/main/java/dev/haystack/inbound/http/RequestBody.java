package dev.haystack.inbound.http;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a request's body strictly. */
final class RequestBody {

  private RequestBody() {}

  static JsonObject read(ServerRequest request, int bytesMax) {
    byte[] bytes = bytes(request, bytesMax);
    if (bytes.length == 0) {
      return JsonObject.EMPTY;
    }
    try {
      // a fresh decoder refuses what is not UTF-8
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (Json.parse(text) instanceof JsonObject object) {
        return object;
      }
      throw new Refusal(Problem.unreadable("The body is not a JSON object.", ""));
    } catch (CharacterCodingException e) {
      throw new Refusal(Problem.unreadable("The body is not UTF-8.", ""));
    } catch (JsonSyntaxException e) {
      if (e.isTooManyValues()) {
        throw Refusal.of(e.pointer(), "The body is refused: " + e.getMessage() + ".");
      }
      throw new Refusal(
          Problem.unreadable("The body cannot be read: " + e.getMessage() + ".", e.pointer()));
    }
  }

  private static byte[] bytes(ServerRequest request, int bytesMax) {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    try (InputStream input = request.content().inputStream()) {
      byte[] bytes = input.readNBytes(bytesMax + 1);
      if (bytes.length > bytesMax) {
        throw new Refusal(Problem.of(ErrorCode.MESSAGE_TOO_LARGE));
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
