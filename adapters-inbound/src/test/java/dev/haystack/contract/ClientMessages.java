package dev.haystack.contract;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.inbound.protocol.ClientMessageDecoder;
import dev.haystack.inbound.protocol.Decoded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the decoder reads of each message, found by trying. */
final class ClientMessages {

  /** Part of the contract, though nothing comes of them yet. */
  static final Set<String> NOT_READ = Set.of("detail");

  private static final List<String> EXAMPLES =
      List.of(
          "{'type':'chat_message','content':'a'}",
          "{'type':'heartbeat'}",
          "{'type':'full_state_update','state':{}}",
          "{'type':'incremental_state_update','changes':{}}",
          "{'type':'incremental_state_update','changeType':'x'}",
          "{'type':'ui_state_update','state':{}}",
          "{'type':'ui_state_update','changes':{}}",
          "{'type':'ui_state_update','changeType':'x'}",
          "{'type':'stop'}",
          "{'type':'resume','epoch':'e','last_seq':1}",
          "{'type':'ui_action_result','action_id':'i','success':true}",
          "{'type':'auth_refresh','auth_token':'t'}");

  private static final ClientMessageDecoder DECODER = new ClientMessageDecoder(() -> Instant.EPOCH);
  private static final String PROTOCOL = "dev.haystack.inbound.protocol";
  private static final List<String> READING =
      List.of(
          "dev/haystack/inbound/protocol/Fields.",
          "dev/haystack/inbound/protocol/ClientMessageDecoder.id",
          "dev/haystack/domain/json/JsonObject.get");

  private ClientMessages() {}

  /** The names out of these that each type of message is read with. */
  static Map<String, Set<String>> read(Set<String> names) {
    Map<String, Set<String>> read = new TreeMap<>();
    for (String text : EXAMPLES) {
      var example = (JsonObject) Json.parse(text.replace('\'', '"'));
      Set<String> fields =
          read.computeIfAbsent(example.string("type").orElseThrow(), _ -> new TreeSet<>());
      names.stream().filter(name -> isRead(name, example)).forEach(fields::add);
    }
    read.computeIfAbsent("ui_action_result", _ -> new TreeSet<>()).addAll(NOT_READ);
    return read;
  }

  /** The names of fields in the decoder's code. */
  static Set<String> namesInCode() {
    return Packages.namesReadIn(PROTOCOL, method -> READING.stream().anyMatch(method::startsWith));
  }

  /**
   * Whether the field makes a difference, in the example or in one of which something is missing.
   */
  private static boolean isRead(String name, JsonObject example) {
    if (name.equals("type")) {
      return true;
    }
    return Stream.concat(
            Stream.of(example),
            example.members().keySet().stream()
                .filter(field -> !field.equals("type"))
                .map(example::without))
        .anyMatch(base -> makesADifference(name, base));
  }

  private static boolean makesADifference(String name, JsonObject base) {
    Decoded before = decode(base.without(name));
    return Stream.of(JsonArray.EMPTY, JsonObject.EMPTY, Json.of("1"), Json.of(true))
        .anyMatch(value -> !decode(base.with(name, value)).equals(before));
  }

  private static Decoded decode(JsonObject message) {
    return DECODER.decode(message.text(), Json.VALUES_MAX);
  }
}
