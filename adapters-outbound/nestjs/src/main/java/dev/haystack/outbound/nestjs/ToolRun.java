package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonBoolean;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.port.practice.BackendCall;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One tool call under way: its arguments, its time and its requests; ends with the call. */
final class ToolRun {

  private final ToolEntry entry;
  private final BackendCall call;
  private final Upstream upstream;
  private final Moment moment;
  private final ToolTime time;
  private final int concurrencyMax;

  ToolRun(
      ToolEntry entry,
      BackendCall call,
      Upstream upstream,
      Moment moment,
      ToolTime time,
      int concurrencyMax) {
    this.entry = entry;
    this.call = call;
    this.upstream = upstream;
    this.moment = moment;
    this.time = time;
    this.concurrencyMax = concurrencyMax;
  }

  ToolEntry entry() {
    return entry;
  }

  JsonObject arguments() {
    return call.arguments();
  }

  boolean asked(String argument, boolean otherwise) {
    return arguments().bool(argument).orElse(otherwise);
  }

  int number(String argument, int otherwise) {
    return arguments().integer(argument).orElse(otherwise);
  }

  String profileId() {
    return call.caller().profile().value();
  }

  Instant now() {
    return moment.now();
  }

  ZoneId zone() {
    return moment.zone();
  }

  /** The answer of the tool's only call. */
  Json fetch() {
    return fetch(ToolEntry.MAIN, JsonObject.EMPTY);
  }

  /** The answer of a call whose places are filled from the given values, then the arguments. */
  Json fetch(String name, JsonObject values) {
    Map<String, Json> variables = new LinkedHashMap<>(arguments().members());
    variables.putAll(values.members());
    variables.putAll(moment.variables().members());
    UpstreamRequest request =
        entry.call(name).request(new JsonObject(variables), entry.writes(), call.idempotencyKey());
    Json answer = upstream.send(request, call, time);
    if (isWord(answer) && !entry.shape().isEmpty() && !entry.writes()) {
      // nothing can be looked up in it, and to find nothing would be a finding
      throw new UpstreamException(ToolFailure.BACKEND_ERROR, FailureWords.INVALID);
    }
    return answer;
  }

  private static boolean isWord(Json answer) {
    return switch (answer) {
      case JsonObject _, JsonArray _, JsonNull _ -> false;
      case JsonString _, JsonNumber _, JsonBoolean _ -> true;
    };
  }

  /** As {@link #fetch}, for calls that may fail alone; being cancelled is no such failure. */
  ToolResult attempt(String name, JsonObject values) {
    try {
      return new ToolResult.Success(fetch(name, values));
    } catch (UpstreamException e) {
      if (e.reason() == ToolFailure.CANCELLED) {
        throw e;
      }
      return e.result();
    }
  }

  /** The results of all tasks in their order, some of them at a time. */
  <T> List<T> gather(List<Supplier<T>> tasks) {
    return Gathering.run(tasks, concurrencyMax);
  }

  /** The answers of calls that may fail independently of each other, but not all. */
  AnswerParts parts(String... names) {
    List<Supplier<ToolResult>> tasks =
        List.of(names).stream()
            .<Supplier<ToolResult>>map(name -> () -> attempt(name, JsonObject.EMPTY))
            .toList();
    return AnswerParts.of(List.of(names), gather(tasks));
  }
}
