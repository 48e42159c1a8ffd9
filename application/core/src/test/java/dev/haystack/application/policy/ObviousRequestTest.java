package dev.haystack.application.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObviousRequestTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Provide a DSM-5 diagnosis.",
        "# Report\nGive the client's primary diagnosis and a rationale",
        "Please diagnose the client.",
        "- State the ICD-10 code",
        "Include a differential diagnosis",
        "Ｐｒｏｖｉｄｅ a di\u200Bagnosis of the client",
        "LIST THE DSM-5-TR DISORDER"
      })
  void aPlainOrderIsSeenWithoutAModel(String template) {
    assertEquals(true, ObviousRequest.in(template).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# Progress note\nMood:\nPlan:",
        "Do not give a diagnosis.",
        "Write a summary without any diagnosis",
        "Include the diagnosis previously given by her psychiatrist",
        "Diagnosis (as reported by the client):",
        "List goals. The diagnosis is made elsewhere.",
        "Describe symptoms in plain words"
      })
  void whatCouldBeHarmlessIsLeftToTheModel(String template) {
    assertEquals(false, ObviousRequest.in(template).isPresent());
  }
}
