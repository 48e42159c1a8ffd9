package dev.haystack.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.inbound.problem.ProblemStatus;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.LoopbackPractice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedHandshakeTest {

  private static final int WAIT_MILLIS = 15_000;
  private static final StrictSchema PROBLEM =
      StrictSchema.of(
          ContractDocument.OPEN_API,
          ContractDocument.OPEN_API.at("components", "schemas", "Problem"));

  private final LoopbackModel model = new LoopbackModel();
  private final LoopbackPractice practice = new LoopbackPractice();
  private final RunningService service = RunningService.start(model, practice, Map.of());

  @AfterEach
  void close() {
    service.close();
    model.close();
    practice.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/ws/a%2Fb, 13, http://127.0.0.1, 400",
    "/ws/.., 13, http://127.0.0.1, 400",
    "/ws/s, 13, https://elsewhere.example, 403",
    "/elsewhere, 13, http://127.0.0.1, 404",
    "/ws/s, 12, http://127.0.0.1, 426"
  })
  void aRefusedHandshakeIsAProblemLikeAnyOther(
      String path, String version, String origin, int status) throws IOException {
    String answer = handshake(path, version, origin);
    String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);

    assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
    assertEquals(List.of(), PROBLEM.faults(body), body);
    var problem = (JsonObject) Json.parse(body);
    assertEquals(path, problem.string("instance").orElseThrow());
    var code = ErrorCode.valueOf(problem.string("code").orElseThrow().toUpperCase(Locale.ROOT));
    assertTrue(ProblemStatus.all(code).contains(status), body);
    assertTrue(
        ContractDocument.ASYNC_API
            .at("info")
            .string("description")
            .orElseThrow()
            .contains(status + " `" + code.wireName() + "`"));
  }

  private String handshake(String path, String version, String origin) throws IOException {
    int port = service.socket("s").getPort();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(WAIT_MILLIS);
      String request =
          """
          GET %s HTTP/1.1
          Host: 127.0.0.1:%d
          Origin: %s
          Connection: Upgrade
          Upgrade: websocket
          Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==
          Sec-WebSocket-Version: %s

          """
              .formatted(
                  path,
                  port,
                  origin.equals("http://127.0.0.1") ? origin + ":" + port : origin,
                  version)
              .replace("\n", "\r\n");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
