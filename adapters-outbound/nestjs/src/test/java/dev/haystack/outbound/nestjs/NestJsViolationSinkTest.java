package dev.haystack.outbound.nestjs;

import dev.haystack.kit.practice.ViolationSinkContract;
import dev.haystack.port.practice.ViolationSink;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterEach;

class NestJsViolationSinkTest extends ViolationSinkContract {

  private final Set<String> stored = new ConcurrentSkipListSet<>();
  private final PracticeServer practice =
      new PracticeServer(
          request ->
              stored.add(request.header("Idempotency-Key").orElseThrow())
                  ? Reply.status(201)
                  : Reply.status(409));

  @AfterEach
  void stop() {
    practice.close();
  }

  @Override
  protected ViolationSink sink() {
    var settings = NestJsSettings.of(practice.uri("/api/v1"));
    return new NestJsViolationSink(settings, Calls.TRANSPORT, settings::serviceToken);
  }

  @Override
  protected List<String> recorded() {
    return List.copyOf(stored);
  }
}
