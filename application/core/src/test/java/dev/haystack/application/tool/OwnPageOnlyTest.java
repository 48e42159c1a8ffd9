package dev.haystack.application.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.application.policy.Review;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("TC-12")
class OwnPageOnlyTest {

  private static ToolContext pageOf(int user) {
    return Calls.page(
        """
        {"page_type":"transcribe_page","loadedSessions":[
          {"sessionId":"s-%1$d","clientId":"c-%1$d","content":"secret of %1$d"}]}
        """
            .formatted(user));
  }

  @Test
  void theIdOfASessionOnAnothersPageIsNotFound() {
    var answer = Calls.answer("get_session_content", "{\"session_id\":\"s-2\"}", pageOf(1));
    assertEquals("session_not_found", answer.string("status").orElseThrow());
    assertEquals(false, answer.has("content"));
  }

  @Test
  void manyCallersAtOnceEachReadTheirOwnPage()
      throws InterruptedException, ExecutionException, TimeoutException {
    var tools =
        new RunTool(
            Calls.answering("{}"), _ -> new Review.Granted(true), Calls.RESULTS, () -> "id");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers =
          IntStream.range(0, 200)
              .mapToObj(
                  user ->
                      threads.submit(
                          (Callable<String>)
                              () ->
                                  tools
                                      .run(
                                          Calls.tool("get_session_content"),
                                          Calls.object("{\"session_id\":\"s-" + user + "\"}"),
                                          pageOf(user))
                                      .modelText()))
              .toList();
      for (int user = 0; user < 200; user++) {
        String answer = answers.get(user).get(10, TimeUnit.SECONDS);
        assertEquals("secret of " + user, Calls.object(answer).string("content").orElseThrow());
      }
    }
  }
}
