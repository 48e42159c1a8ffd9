package dev.haystack.outbound.openai;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Puts tool calls together from their pieces. Pieces belong together by their index; servers that
 * give every call the same index, or none, are understood by the calls' ids and names.
 */
final class CallAssembly {

  private final int callsMax;
  private final int charsMax;
  private final List<Building> calls = new ArrayList<>();
  private final Map<String, Json> kept = new LinkedHashMap<>();
  private int chars;

  CallAssembly(int callsMax, int charsMax) {
    this.callsMax = callsMax;
    this.charsMax = charsMax;
  }

  boolean isEmpty() {
    return calls.isEmpty();
  }

  /** How long the names and arguments are together. */
  int chars() {
    return chars;
  }

  /** Keeps an opaque member of the piece that is added next. */
  void keep(String name, Optional<Json> opaque) {
    if (opaque.isPresent()) {
      kept.put(name, opaque.get());
      chars += opaque.get().text().length();
    }
  }

  /** Adds a piece; what it does not say is empty, a missing index negative. */
  void add(int index, String id, String name, String arguments) {
    Building call = find(index, id, name);
    if (call.id.isEmpty()) {
      call.id = id;
    }
    if (call.name.isEmpty()) {
      call.name = name;
      chars += name.length();
    }
    call.opaque.putAll(kept);
    kept.clear();
    call.arguments.append(arguments);
    chars += arguments.length();
    if (chars > charsMax) {
      throw AttemptException.invalid("the tool calls are over the limit");
    }
  }

  /** The calls in the order of their beginning; an id that is missing or used twice is replaced. */
  List<ToolCall> calls(Supplier<String> ids) {
    List<ToolCall> whole = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (Building call : calls) {
      if (call.name.isEmpty()) {
        throw AttemptException.invalid("a tool call has no name");
      }
      boolean own = !call.id.isEmpty() && known.add(call.id);
      String arguments = call.arguments.toString();
      whole.add(
          new ToolCall(
              own ? call.id : ids.get(), call.name, arguments.isBlank() ? "{}" : arguments));
    }
    return whole;
  }

  /** The opaque members of those calls, which were made of this, by the calls' ids. */
  JsonObject opaque(List<ToolCall> whole) {
    var ofCalls = JsonObject.builder();
    for (int i = 0; i < whole.size(); i++) {
      var opaque = calls.get(i).opaque;
      if (!opaque.isEmpty()) {
        ofCalls.put(whole.get(i).id(), new JsonObject(opaque));
      }
    }
    return ofCalls.build();
  }

  private Building find(int index, String id, String name) {
    for (int i = calls.size() - 1; i >= 0; i--) {
      Building call = calls.get(i);
      boolean same = index < 0 ? i == calls.size() - 1 : call.index == index;
      if (same) {
        return begins(call, index, id, name) ? begin(index) : call;
      }
    }
    return begin(index);
  }

  private static boolean begins(Building last, int index, String id, String name) {
    if (!id.isEmpty() && !last.id.isEmpty()) {
      return !id.equals(last.id);
    }
    return index < 0 && !name.isEmpty() && !last.name.isEmpty();
  }

  private Building begin(int index) {
    if (calls.size() >= callsMax) {
      throw AttemptException.invalid("there are more tool calls than the limit");
    }
    var call = new Building(index);
    calls.add(call);
    return call;
  }

  private static final class Building {
    private final int index;
    private final StringBuilder arguments = new StringBuilder();
    private final Map<String, Json> opaque = new LinkedHashMap<>();
    private String id = "";
    private String name = "";

    private Building(int index) {
      this.index = index;
    }
  }
}
