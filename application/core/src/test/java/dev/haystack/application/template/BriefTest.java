package dev.haystack.application.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BriefTest {

  @Test
  void aPlainTemplateIsItsOwnBody() {
    assertEquals(new Brief(false, "# Note", "Short."), Brief.of("# Note\n", " Short. "));
  }

  @Test
  void theRulesAndTheGuidanceBeforeATemplateAreTakenApart() {
    String sent = DocumentPrompt.fromTemplate("# Note\n\nMood:", "Be brief.");
    assertEquals(
        new Brief(false, "# Note\n\nMood:", "Be brief.\nIn Spanish."),
        Brief.of(sent, "In Spanish."));
  }

  @Test
  void aDocumentThatIsToBeRevisedIsKnown() {
    String original = "# Letter\n\nTemplate:\nDocument:\nShe sleeps.";
    assertEquals(
        new Brief(true, original, "Make it kinder."),
        Brief.of(DocumentPrompt.fromDocument(original, "Make it kinder."), "Make it kinder."));
  }

  @Test
  void whatNobodySeesIsInNoTemplateAndNoInstructions() {
    assertEquals(
        new Brief(false, "ab", "be kind"), new Brief(false, "a\u202eb", "be \u2067kind\u0007"));
  }

  @Test
  void longRunsOfLineEndsCostLittle() {
    String text = DocumentPrompt.fromTemplate("x", "a" + "\n".repeat(200_000) + "b");
    assertEquals("x", Brief.of(text, "").body());
  }
}
