package dev.haystack.outbound.nestjs;

import dev.haystack.domain.tool.ToolFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Sends one request; every technical failure becomes an {@link UpstreamException}. */
final class Wire {
  private final HttpClient client;
  private final int bodyBytesMax;

  Wire(Duration connectLimit, int bodyBytesMax) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connectLimit)
            .build();
    this.bodyBytesMax = bodyBytesMax;
  }

  Answer exchange(
      String method, String uri, Map<String, String> headers, String body, Duration limit) {
    try {
      var b =
          HttpRequest.newBuilder(URI.create(uri))
              .timeout(limit)
              .method(
                  method,
                  body.isEmpty()
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofString(body));
      headers.forEach(b::header);
      var r = client.send(b.build(), HttpResponse.BodyHandlers.ofByteArray());
      if (r.body().length > bodyBytesMax) {
        throw new UpstreamException(ToolFailure.TOO_LARGE, FailureWords.TOO_LARGE);
      }
      return new Answer(r.statusCode(), new String(r.body(), StandardCharsets.UTF_8));
    } catch (HttpTimeoutException e) {
      throw new UpstreamException(ToolFailure.TIMEOUT, FailureWords.TIMEOUT);
    } catch (IOException e) {
      throw new UpstreamException(
          ToolFailure.BACKEND_DOWN, FailureWords.DOWN, Repeat.READS_AND_KEYED_WRITES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UpstreamException(ToolFailure.CANCELLED, FailureWords.CANCELLED);
    }
  }
}
