package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonString;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.practice.BackendCall;
import dev.haystack.port.practice.ToolBackend;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The practice's REST API behind the tools: its routes are a catalogue, its failures are words. */
public final class NestJsToolBackend implements ToolBackend {

  private static final Journal JOURNAL = Journal.of(NestJsToolBackend.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

  private final RouteCatalogue catalogue;
  private final Upstream upstream;
  private final NestJsSettings settings;
  private final InstantSource clock;

  /**
   * A backend for one practice.
   *
   * @param random jitters repetitions; many threads use it
   */
  public NestJsToolBackend(
      NestJsSettings settings,
      HttpTransport transport,
      InstantSource clock,
      RandomGenerator random) {
    this.catalogue = RouteCatalogue.load(Composers.byShape().keySet());
    this.settings = settings;
    this.clock = clock;
    this.upstream =
        new Upstream(
            new JsonCalls(BaseAddress.of(settings.apiUrl()), transport, settings.bodyBytesMax()),
            new Repetition(settings.repeatsMax(), FIRST_PAUSE, random));
  }

  @Override
  public ToolResult call(BackendCall call) {
    Optional<ToolEntry> entry = catalogue.entry(call.tool());
    if (entry.isEmpty()) {
      return new ToolResult.Failure(
          ToolFailure.UNKNOWN_TOOL, "The practice's system has no tool of this name.");
    }
    try {
      return new ToolResult.Success(run(entry.get(), call));
    } catch (UpstreamException e) {
      JOURNAL.tell(
          JournalEvent.UPSTREAM_FAILED,
          Detail.peer("practice"),
          Detail.tool(entry.get().tool()),
          Detail.reason(e.reason()));
      return e.result();
    } catch (RuntimeException e) {
      // the port promises a result, and what an unforeseen exception says may be personal
      JOURNAL.tell(
          JournalEvent.FAULT,
          Detail.reason("practice call"),
          Detail.tool(entry.get().tool()),
          Detail.fault(e));
      return new ToolResult.Failure(ToolFailure.INTERNAL, FailureWords.INTERNAL);
    }
  }

  private Json run(ToolEntry entry, BackendCall call) {
    checkNeeds(entry, call);
    Instant now = clock.instant();
    Moment moment =
        Moment.of(
            now,
            call.arguments().string("timezone").orElse(""),
            call.timezone(),
            settings.timezone());
    Duration limit =
        entry.limit().compareTo(settings.toolLimit()) > 0 ? entry.limit() : settings.toolLimit();
    var run =
        new ToolRun(
            entry,
            call,
            upstream,
            moment,
            new ToolTime(clock, limit),
            settings.requestsAtOnceMax());
    return Composers.of(entry).compose(run);
  }

  private static void checkNeeds(ToolEntry entry, BackendCall call) {
    for (String name : entry.needs()) {
      boolean missing =
          switch (call.arguments().get(name).orElse(JsonArray.EMPTY)) {
            case JsonString(var text) -> text.isBlank();
            case JsonArray array -> array.isEmpty();
            default -> false;
          };
      if (missing) {
        throw new UpstreamException(
            ToolFailure.INVALID_ARGUMENTS, "The argument " + name + " is empty.");
      }
    }
  }
}
