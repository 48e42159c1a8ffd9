package dev.haystack.outbound.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.persona.PersonaType;
import dev.haystack.outbound.demo.MiniLoop.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoChainTest {

  private static final String TRANSCRIBE = "{\"page_type\":\"transcribe_page\"}";
  private static final String READY =
      """
      {"page_type":"transcribe_page",
       "selectedTemplate":{"templateId":"t","templateName":"Progress Note","templateContent":"# x"},
       "loadedSessions":[{"sessionId":"s","clientId":"c","clientName":"John Smith","content":"a"}]}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Find all clients named John        | search_clients                             | John Carter
          Who is Aisha?                      | search_clients                             | Aisha Khan
          Find somebody named Zaphod         | search_clients                             | no client named Zaphod
          Show all clients                   | get_client_base                            | Zoë Müller
          Give me a summary of Maria Garcia  | search_clients,get_client_summary          | Shift work
          Summarize John                     | search_clients                             | several
          Liam O'Connor's homework           | search_clients,get_client_homework_status  | Morning routine: completed
          Show the conversation with Wei     | search_clients,get_latest_conversation     | bot: How did the task go
          Progress report for Aisha Khan     | search_clients,generate_report             | more freely
          Show the clinic stats              | get_clinic_stats                           | Willow Street Practice has 12 clients
          What is on today?                  | get_practitioner_today                     | 3 sessions
          Who is in the team?                | list_practitioners                         | Sam Rivera
          What is the clinic address?        | get_clinic_profile                         | Sampletown
          List the templates                 | get_templates                              | Referral Letter
          Select the Progress Note template  | select_template_by_name                    | Progress Note
          Sessions of Maria Garcia           | search_clients,search_sessions             | Maria Garcia
          """)
  void aPractitionerIsAnsweredByTheRightTools(String question, String tools, String words) {
    Outcome outcome = new MiniLoop(PersonaType.WEB_ASSISTANT, TRANSCRIBE).ask(question);

    assertEquals(List.of(tools.split(",", -1)), outcome.tools());
    assertTrue(outcome.text().contains(words), outcome.text());
  }

  @Test
  void aSessionIsFoundAndOpenedOnThePage() {
    Outcome outcome =
        new MiniLoop(PersonaType.WEB_ASSISTANT, TRANSCRIBE).ask("Load John's session");

    assertEquals(
        List.of("search_clients", "search_sessions", "load_session_direct"), outcome.tools());
    assertTrue(outcome.text().contains("I took John Smith"), outcome.text());
    assertTrue(outcome.answers().contains("\"ui_action\""));
  }

  @Test
  void severalSessionsAreOpenedAtOnce() {
    Outcome outcome =
        new MiniLoop(PersonaType.WEB_ASSISTANT, TRANSCRIBE).ask("Load all sessions of John Smith");

    assertEquals(
        List.of("search_clients", "search_sessions", "load_multiple_sessions"), outcome.tools());
    assertTrue(outcome.answers().contains("\"sessions_count\":3"), outcome.answers());
  }

  @Test
  void onAPageThatCannotTheUserIsToldWhereToGo() {
    Outcome outcome =
        new MiniLoop(PersonaType.WEB_ASSISTANT, "{\"page_type\":\"dashboard\"}")
            .ask("Load John Smith's session");

    assertTrue(outcome.text().contains("/live-transcribe"), outcome.text());
  }

  @Test
  void aDocumentIsGeneratedWhenAllIsThere() {
    for (PersonaType persona : List.of(PersonaType.WEB_ASSISTANT, PersonaType.TRANSCRIBER_AGENT)) {
      Outcome outcome = new MiniLoop(persona, READY).ask("Generate the document");

      assertEquals(List.of("check_document_readiness", "generate_document_auto"), outcome.tools());
      assertTrue(outcome.answers().contains("generate_document_from_loaded"));
    }
  }

  @Test
  void aNoteOfASessionIsWrittenFromTheNameAlone() {
    Outcome outcome =
        new MiniLoop(PersonaType.WEB_ASSISTANT, TRANSCRIBE)
            .ask("Write a progress note for John Smith's last session");

    assertEquals(
        List.of(
            "search_clients",
            "search_sessions",
            "load_session_direct",
            "get_templates",
            "select_template_by_name",
            "generate_document_from_loaded"),
        outcome.tools());
    assertTrue(outcome.text().contains("Progress Note of John Smith"), outcome.text());
  }

  @Test
  void aNoteThatCannotBeWrittenHereLeadsToThePageWhereItCan() {
    Outcome outcome =
        new MiniLoop(PersonaType.WEB_ASSISTANT, "{\"page_type\":\"dashboard\"}")
            .ask("Write a progress note for John Smith's last session");

    assertEquals("navigate_to_page", outcome.tools().getLast());
    assertTrue(outcome.text().contains("ask me again there"), outcome.text());
  }

  @Test
  void aDocumentForWhichSomethingIsMissingIsNotGenerated() {
    Outcome outcome =
        new MiniLoop(PersonaType.WEB_ASSISTANT, TRANSCRIBE).ask("Generate the document");

    assertEquals(List.of("check_document_readiness"), outcome.tools());
    assertTrue(outcome.text().contains("cannot be generated yet"), outcome.text());
  }

  @Test
  void aWishToGoElsewhereIsAnAction() {
    Outcome outcome =
        new MiniLoop(PersonaType.WEB_ASSISTANT, "{}").ask("Take me to the transcribe page");

    assertEquals(List.of("navigate_to_page"), outcome.tools());
    assertTrue(outcome.answers().contains("/live-transcribe"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I feel anxious today, 4 of 10       | mood_check_in            | 4
          Can we do a breathing exercise?     | breathing_exercise       | 4-4-4-4
          How can I cope with my exams?       | coping_strategies        | at once
          What are my tasks for this week?    | get_my_tasks             | Breathing practice
          Please record that I feel tired     | record_mood_entry        | Nothing is saved yet
          Yes, record that I feel tired       | record_mood_entry        | I have recorded
          Explain how anxiety works           | search_psychoeducation   | How anxiety works
          How have I been?                    | get_client_mood_profile  | good: 2
          """)
  void aClientIsAnsweredByTheRightTools(String question, String tool, String words) {
    Outcome outcome = new MiniLoop(PersonaType.JAIMEE_THERAPIST, "{}").ask(question);

    assertEquals(List.of(tool), outcome.tools());
    assertTrue(outcome.text().contains(words), outcome.text());
  }

  @Test
  void aClientInDangerIsSentToPeople() {
    Outcome outcome = new MiniLoop(PersonaType.JAIMEE_THERAPIST, "{}").ask("I want to end my life");

    assertEquals(List.of(), outcome.tools());
    assertTrue(outcome.text().contains("emergency"));
  }
}
