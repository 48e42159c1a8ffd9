package dev.haystack.inbound.http;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.domain.weight.Weight;
import dev.haystack.inbound.limit.Excess;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.limit.InboundMemory;
import dev.haystack.inbound.limit.WorkMemory;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads requests' bodies strictly; what is large waits for memory. */
record RequestBody(InboundGuard guard, WorkMemory.Share work, int bytesMax) {

  private static final int FIRST_BYTES = 8 << 10;

  JsonObject read(ServerRequest request) {
    if (!request.content().hasEntity()) {
      return JsonObject.EMPTY;
    }
    try (var share = guard.memory().share()) {
      ByteBuffer bytes = whole(request, share);
      int size = bytes.limit();
      if (size <= FIRST_BYTES) {
        return object(bytes);
      }
      // while it is read there is its text too
      keep(2L * size);
      JsonObject body = object(bytes);
      keep(Weight.of(body));
      return body;
    }
  }

  /** As long as it is worked on. */
  private void keep(long weight) {
    if (!work.holdAtOnce(weight)) {
      guard.tally().refused(Excess.MEMORY);
      throw new Refusal(Problem.of(ErrorCode.OVERLOADED));
    }
  }

  private JsonObject object(ByteBuffer bytes) {
    if (!bytes.hasRemaining()) {
      return JsonObject.EMPTY;
    }
    try {
      // a fresh decoder refuses what is not UTF-8
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      if (Json.parseAtMost(guard.limits().valuesMax(), text) instanceof JsonObject object) {
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

  /**
   * The server's reader throws whatever it meets, and would take what is left of a broken body for
   * the next request.
   */
  private ByteBuffer whole(ServerRequest request, InboundMemory.Share share) {
    try {
      // closing it would read on, to the end of what is refused
      return whole(request.content().inputStream(), share);
    } catch (RequestException e) {
      throw e.status().code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code() ? tooLarge() : broken();
    } catch (Refusal e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw broken();
    }
  }

  /** What has arrived decides what memory it gets, for an announcement costs nothing. */
  private ByteBuffer whole(InputStream body, InboundMemory.Share share) throws IOException {
    byte[] bytes = new byte[Math.min(FIRST_BYTES, bytesMax + 1)];
    int size = body.readNBytes(bytes, 0, bytes.length);
    while (size == bytes.length) {
      if (size > bytesMax) {
        throw tooLarge();
      }
      int larger = (int) Math.min(2L * size, bytesMax + 1L);
      if (!share.hold(larger)) {
        guard.tally().refused(Excess.MEMORY);
        throw new Refusal(Problem.of(ErrorCode.OVERLOADED).closing());
      }
      bytes = Arrays.copyOf(bytes, larger);
      size += body.readNBytes(bytes, size, larger - size);
    }
    return ByteBuffer.wrap(bytes, 0, size);
  }

  private static Refusal tooLarge() {
    return new Refusal(Problem.of(ErrorCode.MESSAGE_TOO_LARGE).closing());
  }

  private Refusal broken() {
    guard.tally().brokenBody();
    return new Refusal(
        Problem.unreadable("The body breaks off, or is not framed as HTTP demands.", "").closing());
  }
}
