package dev.haystack.application.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.tool.ToolSource;
import dev.haystack.kit.Examples;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("CS-1")
class ConsentModeTest {

  @Test
  void theUserIsAskedWhereverTheyCanBe() {
    assertEquals(ConsentNeed.USERS_WORD, ConsentMode.USER.need(true, false));
    assertEquals(ConsentNeed.UNASKABLE, ConsentMode.USER.need(false, false));
  }

  @Test
  void theModelsWordIsEnoughUntilItReadsWhatOthersWrote() {
    assertEquals(ConsentNeed.MODELS_WORD, ConsentMode.MODEL.need(true, false));
    assertEquals(ConsentNeed.MODELS_WORD, ConsentMode.MODEL.need(false, false));
    assertEquals(ConsentNeed.USERS_WORD, ConsentMode.MODEL.need(true, true));
    assertEquals(ConsentNeed.UNASKABLE, ConsentMode.MODEL.need(false, true));
  }

  @Test
  void nobodysWordIsEnoughWhereNothingMayBeWritten() {
    assertEquals(ConsentNeed.NEVER, ConsentMode.DENY.need(true, false));
    assertEquals(ConsentNeed.NEVER, ConsentMode.DENY.need(false, true));
  }

  @Test
  void aPageThatTellsWhereItIsHoldsNobodysText() {
    assertFalse(isIn("{}"));
    assertFalse(isIn("{'page_type':'homework_page','page_url':'/homework','timezone':'UTC'}"));
    assertFalse(isIn("{'page_type':'transcribe_page','loadedSessions':[],'currentClient':{}}"));
    assertTrue(isIn("{'loadedSessions':[{'content':'Counsellor: hello'}]}"));
    assertTrue(isIn("{'currentClient':{'clientName':'John'}}"));
  }

  private static boolean isIn(String page) {
    return ForeignText.isIn(Examples.object(page.replace('\'', '"')));
  }

  @Test
  void whatTheServiceItselfAnswersIsNobodysText() {
    assertTrue(ForeignText.isFrom(ToolSource.BACKEND));
    assertTrue(ForeignText.isFrom(ToolSource.UI_STATE));
    assertTrue(ForeignText.isFrom(ToolSource.SESSION));
    assertFalse(ForeignText.isFrom(ToolSource.LOCAL));
  }
}
