package dev.haystack.outbound.demo.practice;

import static dev.haystack.outbound.demo.practice.Replies.invalid;
import static dev.haystack.outbound.demo.practice.Replies.notFound;
import static dev.haystack.outbound.demo.practice.Replies.pick;
import static dev.haystack.outbound.demo.practice.Replies.success;
import static dev.haystack.outbound.demo.practice.Replies.texts;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.domain.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The tools that look into transcripts; they count and compare words, no more. */
final class AnalysisTools {

  private AnalysisTools() {}

  static Map<String, DemoTool> all() {
    return Map.of(
        "analyze_session_content", AnalysisTools::analyse,
        "semantic_search_sessions", AnalysisTools::search);
  }

  private static ToolResult analyse(PracticeData practice, Asked asked) {
    return practice
        .session(asked.text("session_id"))
        .map(session -> success(analyse(session.item(), asked)))
        .orElse(notFound("session"));
  }

  private static JsonObjectBuilder analyse(JsonObject session, Asked asked) {
    String transcript = SessionTools.transcript(session);
    List<String> topics = Words.mostFrequent(transcript, 5);
    JsonObjectBuilder speakers = JsonObject.builder();
    for (String speaker : List.of("Practitioner", "Client")) {
      speakers.put(speaker, said(session, speaker).size());
    }
    List<String> clientSaid = said(session, "Client");
    return pick(session, "session_id")
        .put("analysis_type", asked.text("analysis_type"))
        .put("summary", clientSaid.getFirst() + " … " + clientSaid.getLast())
        .put("key_topics", texts(topics))
        .put("sentiment_analysis", JsonObject.builder().put("overall", "not judged").build())
        .put("themes", texts(topics.stream().limit(2).toList()))
        .put("insights", texts(List.of("The demo practice counts words; it does not interpret.")))
        .put("recommendations", JsonArray.EMPTY)
        .put("word_count", Words.of(transcript).size())
        .put("speaker_breakdown", speakers.build())
        .put("confidence_score", new JsonNumber("0.5"))
        .put("status", "analyzed");
  }

  private static List<String> said(JsonObject session, String speaker) {
    return PracticeData.list(session, "segments").stream()
        .filter(segment -> PracticeData.is(segment, "speaker", speaker))
        .map(segment -> segment.string("text").orElse(""))
        .toList();
  }

  private static ToolResult search(PracticeData practice, Asked asked) {
    JsonArray ids = asked.call().arguments().array("transcript_ids").orElse(JsonArray.EMPTY);
    if (asked.text("query").isEmpty() || ids.isEmpty()) {
      return invalid("The search needs a query and at least one transcript id.");
    }
    Set<String> wanted = Set.copyOf(Words.significant(asked.text("query")));
    List<JsonObject> hits = new ArrayList<>();
    for (String id : ids.strings().toList()) {
      practice.session(id).ifPresent(session -> hits.addAll(hits(session, wanted, asked)));
    }
    List<JsonObject> returned = hits.stream().limit(asked.number("limit", 20)).toList();
    return success(
        JsonObject.builder()
            .put("query", asked.text("query"))
            .put("results_count", returned.size())
            .put("segments", JsonArray.of(returned))
            .put("transcript_ids_searched", ids)
            .putIfPresent(
                "similarity_threshold", asked.call().arguments().get("similarity_threshold"))
            .put("status", "success")
            .put("message", "The demo practice compares words, not meanings."));
  }

  private static List<JsonObject> hits(
      PracticeData.OfClient session, Set<String> wanted, Asked asked) {
    double threshold = threshold(asked.call().arguments());
    return PracticeData.list(session.item(), "segments").stream()
        .filter(segment -> similarity(segment, wanted) >= threshold)
        .map(segment -> hit(session, segment, similarity(segment, wanted)))
        .toList();
  }

  private static double threshold(JsonObject arguments) {
    return arguments
        .get("similarity_threshold")
        .filter(JsonNumber.class::isInstance)
        .map(value -> ((JsonNumber) value).asDouble())
        .orElse(0.7);
  }

  private static double similarity(JsonObject segment, Set<String> wanted) {
    Set<String> words = Set.copyOf(Words.significant(segment.string("text").orElse("")));
    return wanted.isEmpty()
        ? 0
        : (double) wanted.stream().filter(words::contains).count() / wanted.size();
  }

  private static JsonObject hit(
      PracticeData.OfClient session, JsonObject segment, double similarity) {
    return pick(segment, "speaker", "text", "startTime")
        .put("transcript_id", session.item().string("session_id").orElse(""))
        .put("client_name", Replies.name(session.client()))
        .put("similarity", new JsonNumber(String.format(Locale.ROOT, "%.2f", similarity)))
        .build();
  }
}
