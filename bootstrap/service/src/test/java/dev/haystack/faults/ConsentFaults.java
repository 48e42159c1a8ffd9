package dev.haystack.faults;

import java.util.List;

/** Faults in whose word it takes for a tool to write. */
final class ConsentFaults {

  private static final String CORE = "application/core";

  private ConsentFaults() {}

  static List<Fault> all() {
    var faults = new FaultList().caughtBy("ConsentsTest");
    question(faults);
    answer(faults);
    mode(faults.caughtBy("ConsentModeTest"));
    call(faults.caughtBy("CallConsentTest"));
    return faults.all();
  }

  private static void question(FaultList faults) {
    faults
        .in(CORE, "ConsentQuestion")
        .one("another user's answer is taken", " && user.equals(asked)", "")
        .one("an answer is taken in another session", "session.equals(askedIn) && ", "")
        .one("a yes is one to any arguments", "called, with.text())", "called)")
        .one("a yes is one to any tool", "called, with.text())", "with.text())")
        .one("a yes is one to the same call for ever", "nonce, session.value()", "session.value()")
        .one(
            "what a page did is taken for an answer",
            "return NAME.matcher(actionId).matches();",
            "return true;");
  }

  private static void answer(FaultList faults) {
    faults
        .in(CORE, "Consents")
        .one(
            "silence is a yes",
            ".orElse(ConsentDecision.EXPIRED)",
            ".orElse(ConsentDecision.GRANTED)")
        .one(
            "the last answer counts",
            "boolean _ =\n",
            "waiting.answer().clear();\n          boolean _ =\n")
        .one("an answer is taken after its time", "open.remove(id);", "")
        .one(
            "a no is a yes",
            "isGranted ? ConsentDecision.GRANTED : ConsentDecision.DECLINED",
            "ConsentDecision.GRANTED")
        .one("a question says another end than it has", ".plus(answerMax)", "")
        .in(CORE, "AnswerConsent")
        .caughtBy("AnswerConsentTest")
        .one(
            "an answer does not reach the node that waits for it",
            "others.consentAnswered(session, user, actionId, isGranted);",
            "");
  }

  private static void mode(FaultList faults) {
    faults
        .in(CORE, "ConsentMode")
        .one(
            "the model's own word is enough",
            "case USER -> users;",
            "case USER -> ConsentNeed.MODELS_WORD;")
        .one(
            "the model's word is enough whatever it has read",
            "hasForeignText ? users : ConsentNeed.MODELS_WORD",
            "ConsentNeed.MODELS_WORD")
        .one("a no to all writing is asked about", "DENY -> ConsentNeed.NEVER", "DENY -> users")
        .one(
            "who cannot be asked has agreed",
            ": ConsentNeed.UNASKABLE",
            ": ConsentNeed.MODELS_WORD")
        .in(CORE, "ForeignText")
        .one(
            "what a page or a session's finding says is nobody's text",
            "case BACKEND, UI_STATE, SESSION -> true;",
            "case BACKEND -> true;\n      case UI_STATE, SESSION -> false;")
        .one(
            "a text in a list is nobody's",
            "array.values().stream().anyMatch(ForeignText::saysSomething)",
            "false");
  }

  private static void call(FaultList faults) {
    faults
        .in(CORE, "CallConsent")
        .one("no tool needs a consent", "if (!catalogue.needsConsent(call.tool()))", "if (true)")
        .one("a tool's result is nobody's text", " || readForeignText(progress)", "")
        .one("the page of a call is nobody's text", "ForeignText.isIn(context.page()) || ", "")
        .one(
            "the page of a turn is nobody's text",
            "\n"
                + "        ||"
                + " scope.page().get().map(UiState::fields).filter(ForeignText::isIn).isPresent()",
            "")
        .one(
            "what a page sends with a message is nobody's text",
            "!scope.terms().pageData().isEmpty()\n        || ",
            "")
        .one(
            "a person is shown what has hidden characters",
            "HiddenCharacters.without(call.arguments()) instanceof",
            "call.arguments() instanceof")
        .one(
            "other arguments are used than a person has seen",
            "call.agreed(arguments, question)",
            "call")
        .one(
            "the model's word stands in what a person sees",
            "agreed(call).without(MODELS_WORD)",
            "agreed(call)")
        .one(
            "who has said no has agreed",
            "case DECLINED ->\n          refused(",
            "case DECLINED -> true ? granted(question, call, progress) :\n          refused(");
  }
}
