package dev.haystack.faults;

import java.util.List;

/** Faults in what a page is asked to do. */
final class ActionFaults {

  private static final String CORE = "application/core";

  private ActionFaults() {}

  static List<Fault> all() {
    var faults = new FaultList();
    paths(faults.caughtBy("PagePathTest"));
    rules(faults.caughtBy("ActionRulesTest"));
    actions(faults.caughtBy("UiActionsTest"));
    return faults.all();
  }

  private static void paths(FaultList faults) {
    faults
        .in(CORE, "PagePath")
        .one("a path may begin with two slashes", "(?![/\\\\\\\\])", "")
        .one("a path may have a backslash", "&&[^\\\\\\\\]]", "]")
        .one("a path may have what browsers drop", "[\\\\x21-\\\\x7e", "[\\\\x00-\\\\x7e")
        .one("a path may be of any length", "text.length() <= LENGTH_MAX && ", "")
        .one(
            "a page's address may be whole",
            "compile(\"/(?!",
            "compile(\"(?:https://[a-z.]+)?/(?!");
  }

  private static void rules(FaultList faults) {
    faults
        .in(CORE, "ActionRules")
        .one(
            "a payload may be of any form",
            "schema != null && schema.fits(payload)",
            "schema != null")
        .caughtBy("UiActionsTest")
        .one(
            "a page's address is not looked at",
            "payload.string(\"page_url\").map(PagePath::isOne).orElse(true)\n        && ",
            "")
        .caughtBy("ActionRulesTest")
        .one(
            "a suggested page is not looked at",
            "\n        && payload.string(\"suggested_page\").map(ActionRules::isPage).orElse(true)",
            "");
  }

  private static void actions(FaultList faults) {
    faults
        .in(CORE, "UiActions")
        .one(
            "a tool may ask for another's action",
            "if (!isItsOwn || !isAllowed)",
            "if (!isAllowed)")
        .one(
            "an action need not follow its rules", "if (!isItsOwn || !isAllowed)", "if (!isItsOwn)")
        .one(
            "what a browser drops is judged without it",
            "rules.allow(action.type(), wanted) && ",
            "")
        .one(
            "actions are looked for in all of a result",
            "answer.get(PLACE).stream()",
            "answer.members().values().stream()")
        .one("a result may ask for any number of actions", ".limit(ACTIONS_MAX)", "")
        .one("texts of actions are not filtered", "output.of(wanted)", "wanted");
  }
}
