package dev.haystack.application.outgoing;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonBoolean;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.domain.json.JsonString;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.TextReceiver;
import java.util.Set;

/**
 * What may stay in texts that leave.
 *
 * @param filters whether anything is looked at
 * @param linkHosts the hosts, in small letters, whose links stay links
 */
public record OutputRules(boolean filters, Set<String> linkHosts) {

  /** Links to paths of the page's own origin alone. */
  public static final OutputRules STRICT = new OutputRules(true, Set.of());

  /** Texts leave as they are. */
  public static final OutputRules NONE = new OutputRules(false, Set.of());

  public OutputRules {
    linkHosts = Set.copyOf(linkHosts);
  }

  /** A text that stands by itself. */
  public String of(String text) {
    if (!filters) {
      return text;
    }
    var filtered = new StringBuilder(text.length());
    return filtered(text, TextFilter.alone(linkHosts, filtered::append), filtered);
  }

  /** A text that stands by itself and streams to that receiver. */
  public OutgoingText to(TextReceiver receiver) {
    return filters ? TextFilter.alone(linkHosts, receiver) : new OutgoingText.Unfiltered(receiver);
  }

  /** One that stands behind others. */
  String following(String text) {
    var filtered = new StringBuilder(text.length());
    return filtered(text, TextFilter.behindOthers(linkHosts, filtered::append), filtered);
  }

  private static String filtered(String text, TextFilter filter, StringBuilder filtered) {
    filter.receive(text);
    filter.end();
    return filtered.toString();
  }

  /** All texts in a value; names of members stay. */
  public Json of(Json value) {
    return switch (value) {
      case JsonString(var text) -> Json.of(of(text));
      case JsonArray array -> array.values().stream().map(this::of).collect(JsonArray.collector());
      case JsonObject object -> of(object);
      case JsonNumber _, JsonBoolean _, JsonNull _ -> value;
    };
  }

  /** The same of an object. */
  public JsonObject of(JsonObject object) {
    JsonObjectBuilder filtered = JsonObject.builder();
    object.members().forEach((name, member) -> filtered.put(name, of(member)));
    return filtered.build();
  }

  /** The model with its words filtered. */
  public ChatModel of(ChatModel model) {
    return filters ? new FilteredModel(model, this) : model;
  }
}
