package dev.haystack.scenarios;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The body of a request for a document, and what the model is told in turn. */
record DocumentAsk(String template, List<String> said, String client, String instructions) {

  static final String PATH = "/generate-document-from-template";
  static final String NOTE =
      """
      # Progress Note

      Date: {{date}}
      Client: {{clientName}}
      By: {{practitionerName}}

      ## Mood
      """;

  DocumentAsk {
    said = List.copyOf(said);
  }

  static DocumentAsk of(String template) {
    return new DocumentAsk(template, List.of("I sleep badly."), "Maria Garcia", "");
  }

  DocumentAsk with(List<String> words) {
    return new DocumentAsk(template, words, client, instructions);
  }

  DocumentAsk by(String name) {
    return new DocumentAsk(template, said, name, instructions);
  }

  DocumentAsk asking(String words) {
    return new DocumentAsk(template, said, client, words);
  }

  JsonObject json() {
    var segments =
        IntStream.range(0, said.size())
            .mapToObj(
                i ->
                    JsonObject.builder()
                        .put("speaker", i % 2 == 0 ? "Client" : "Practitioner")
                        .put("text", said.get(i))
                        .put("startTime", i * 5L)
                        .build())
            .toList();
    return JsonObject.builder()
        .put("template", person("t-1", "Note").with("content", template))
        .put("transcript", JsonObject.EMPTY.with("segments", JsonArray.of(segments)))
        .put("clientInfo", person("c-1", client))
        .put("practitionerInfo", person("p-1", "Dr. Ana López"))
        .putUnlessEmpty("generationInstructions", instructions)
        .build();
  }

  private static JsonObject person(String id, String name) {
    return JsonObject.builder().put("id", id).put("name", name).build();
  }

  /** A block of material in what the model is told. */
  static String block(String name, JsonObject modelRequest) {
    var block =
        Pattern.compile(
                "(?s)<" + name + " mark=\"([0-9a-f]+)\">\n(.*?)\n</" + name + " mark=\"\\1\">")
            .matcher(user(modelRequest));
    return block.find() ? block.group(2) : "";
  }

  /** What the model is told first in the user's role. */
  static String user(JsonObject modelRequest) {
    return modelRequest
        .array("messages")
        .orElseThrow()
        .objects()
        .filter(message -> message.string("role").orElse("").equals("user"))
        .findFirst()
        .flatMap(message -> message.string("content"))
        .orElseThrow();
  }
}
