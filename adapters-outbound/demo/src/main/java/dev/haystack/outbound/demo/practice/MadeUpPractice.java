package dev.haystack.outbound.demo.practice;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.port.practice.BackendCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A made-up practice with a dozen clients, in memory.
 *
 * <p>Everybody sees the same clients; what a caller writes down is theirs alone and is bounded. All
 * days are counted from today, so that the practice is never out of date.
 */
public final class MadeUpPractice {

  private static final Map<String, DemoTool> READS =
      Stream.of(
              ClientTools.all(),
              ClinicTools.all(),
              TodayTools.all(),
              HomeworkTools.all(),
              ConversationTools.all(),
              SessionTools.all(),
              AnalysisTools.all(),
              TemplateTools.all(),
              PersonTools.all(),
              TaskTools.all())
          .flatMap(tools -> tools.entrySet().stream())
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  private static final Map<String, DemoTool> WRITES = WritingTools.all();

  private final PracticeData practice = PracticeData.load();
  private final WrittenDown written = new WrittenDown();

  /** Answers a call that is made at that time. */
  public ToolResult answer(BackendCall call, Instant now) {
    DemoTool write = WRITES.get(call.tool());
    if (write != null) {
      return written.once(
          call.caller().user(), call.idempotencyKey(), () -> answer(write, call, now, List.of()));
    }
    DemoTool read = READS.get(call.tool());
    return read == null
        ? new ToolResult.Failure(ToolFailure.UNKNOWN_TOOL, "There is no such tool.")
        : answer(read, call, now, written.of(call.caller().user()));
  }

  private ToolResult answer(
      DemoTool tool, BackendCall call, Instant now, List<JsonObject> recorded) {
    return tool.answer(practice, new Asked(call, now, recorded));
  }
}
