package dev.haystack.inbound.http;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
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
    byte[] bytes = whole(request, bytesMax);
    if (bytes.length > bytesMax) {
      throw tooLarge();
    }
    return bytes;
  }

  /**
   * The server's reader throws whatever it meets, and would take what is left of a broken body for
   * the next request.
   */
  private static byte[] whole(ServerRequest request, int bytesMax) {
    try {
      // closing it would read on, to the end of what is refused
      return request.content().inputStream().readNBytes(bytesMax + 1);
    } catch (RequestException e) {
      throw e.status().code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code() ? tooLarge() : broken();
    } catch (IOException | RuntimeException e) {
      throw broken();
    }
  }

  private static Refusal tooLarge() {
    return new Refusal(Problem.of(ErrorCode.MESSAGE_TOO_LARGE).closing());
  }

  private static Refusal broken() {
    return new Refusal(
        Problem.unreadable("The body breaks off, or is not framed as HTTP demands.", "").closing());
  }
}
