package dev.haystack.outbound.demo.conversation;

import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The named blocks of material in a prompt's first message of the user. */
record Blocks(String text, Map<String, String> byName) {

  private static final Pattern BLOCK =
      Pattern.compile("(?s)<([a-z_]+) mark=\"([0-9a-f]+)\">\\n(.*?)\\n</\\1 mark=\"\\2\">");

  Blocks {
    byName = Map.copyOf(byName);
  }

  static Blocks of(ModelRequest request) {
    String text =
        request.messages().stream()
            .filter(ModelMessage.FromUser.class::isInstance)
            .map(message -> ((ModelMessage.FromUser) message).text())
            .findFirst()
            .orElse("");
    var byName = new LinkedHashMap<String, String>();
    BLOCK.matcher(text).results().forEach(block -> byName.put(block.group(1), block.group(3)));
    return new Blocks(text, byName);
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  String get(String name) {
    return byName.getOrDefault(name, "");
  }
}
