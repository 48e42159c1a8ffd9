package dev.haystack.application.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import org.junit.jupiter.api.Test;

class AnalyzeLoadedSessionTest {

  private static JsonObject analyze(String session, String type, ToolContext context) {
    return Calls.answer(
        "analyze_loaded_session",
        "{\"session_id\":\"" + session + "\",\"analysis_type\":\"" + type + "\"}",
        context);
  }

  private static ToolContext transcript(String content) {
    return Calls.page(
        "{\"loadedSessions\":[{\"sessionId\":\"s\",\"content\":\"" + content + "\"}]}");
  }

  private static JsonObject results(JsonObject answer) {
    return answer.object("analysis_results").orElseThrow();
  }

  @Test
  void wordsAndSentencesAreCounted() {
    JsonObject answer = analyze("s-1", "sentiment", Pages.TRANSCRIBE);
    assertEquals(
        Calls.object(
            """
            {"total_characters":28,"total_words":6,"estimated_sentences":2,
             "client_name":"Ada Example"}
            """),
        results(answer).object("basic_stats").orElseThrow());
    assertEquals(JsonNull.NULL, answer.members().get("specific_question"));
    assertEquals("success", answer.string("status").orElseThrow());
    assertEquals(false, results(answer).has("summary"));
    assertEquals(false, results(answer).has("potential_themes"));
  }

  @Test
  void theMostFrequentMeaningfulWordsAreTheKeywords() {
    JsonArray keywords =
        results(analyze("s", "topics", transcript("Sleep, sleep! About garden, because sleep.")))
            .array("keywords")
            .orElseThrow();
    assertEquals(
        "[{\"word\":\"sleep\",\"frequency\":3},{\"word\":\"garden\",\"frequency\":1}]",
        keywords.text());
  }

  @Test
  void thereAreAtMostTenKeywords() {
    String words = "alpha bravo charlie delta echoes foxtrot golf hotel india juliet kilo lima";
    assertEquals(
        10,
        results(analyze("s", "topics", transcript(words))).array("keywords").orElseThrow().size());
  }

  @Test
  void aComprehensiveAnalysisHasSummaryAndThemes() {
    JsonObject results = results(analyze("s-1", "comprehensive", Pages.TRANSCRIBE));
    assertEquals("I sleep badly. Work is fine.", results.string("summary").orElseThrow());
    assertEquals(
        "[\"sleep\",\"work and study\"]", results.array("potential_themes").orElseThrow().text());
  }

  @Test
  void aQuestionIsAnsweredByTheSentencesThatShareItsWords() {
    JsonObject answer =
        Calls.answer(
            "analyze_loaded_session",
            """
            {"session_id":"s-1","analysis_type":"themes",
             "specific_question":"How does she sleep?"}
            """,
            Pages.TRANSCRIBE);
    assertEquals(
        Calls.object(
            """
            {"question":"How does she sleep?","relevant_content":["I sleep badly."],
             "found_matches":1}
            """),
        results(answer).object("question_response").orElseThrow());
  }

  @Test
  void theOnlyLoadedSessionIsUsedForAnUnknownId() {
    JsonObject answer = analyze("s-77", "summary", Pages.TRANSCRIBE);
    assertEquals("s-1", answer.string("session_id").orElseThrow());
  }

  @Test
  void ofSeveralNoneIsUsedForAnUnknownId() {
    JsonObject answer = analyze("s-77", "summary", Pages.TWO_SESSIONS);
    assertEquals("session_id_not_found", answer.string("status").orElseThrow());
    assertEquals(2, answer.array("available_sessions").orElseThrow().size());
  }

  @Test
  void textInAnyScriptIsCut() {
    var text = new TranscriptText("我睡不好。工作还行！");
    assertEquals(2, text.sentences().size());
  }

  @Test
  void aPathologicalTranscriptIsAnalysedAllTheSame() {
    JsonObject answer = analyze("s", "comprehensive", transcript("a'".repeat(300_000)));
    assertTrue(results(answer).has("keywords"));
  }
}
