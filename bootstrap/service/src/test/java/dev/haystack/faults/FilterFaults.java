package dev.haystack.faults;

import java.util.List;

/** Faults in what becomes of the model's words before anybody is told of them. */
final class FilterFaults {

  private static final String CORE = "application/core";

  private FilterFaults() {}

  static List<Fault> all() {
    var faults = new FaultList().caughtBy("TextFilterTest");
    targets(faults);
    forms(faults);
    tags(faults);
    splits(faults.caughtBy("TextFilterSplitsTest"));
    hidden(faults.caughtBy("HiddenCharactersTest"));
    places(faults);
    return faults.all();
  }

  private static void targets(FaultList faults) {
    faults
        .in(CORE, "LinkTarget")
        .one("links of every host stay", "isPlain && isOneOf(hosts, destination)", "isPlain")
        .one(
            "a host's end is enough",
            "hosts.contains(host.group(1).toLowerCase(Locale.ROOT))",
            "hosts.stream().anyMatch(host.group(1).toLowerCase(Locale.ROOT)::endsWith)")
        .one("hosts have a case", "host.group(1).toLowerCase(Locale.ROOT)", "host.group(1)")
        .one(
            "a link that runs something stays",
            "default -> new Dropped();",
            "default -> isPlain ? new Kept(destination) : new Dropped();")
        .one("a path of another host is the page's own", "!leadsElsewhere(destination)", "true")
        .one("a definition may have a backslash", "|| destination.indexOf('\\\\') >= 0", "")
        .one("a definition may have a scheme", "!scheme(destination).isEmpty()\n        || ", "")
        .in(CORE, "LinkTexts")
        .one(
            "an image keeps its target",
            "isImage ? \"[image removed]\" : told(text, target)",
            "isImage ? \"!\" + told(text, target) : told(text, target)")
        .one("a link hides where it leads", "text + \" (\" + destination + \")\"", "text");
  }

  private static void forms(FaultList faults) {
    faults
        .in(CORE, "LinkTexts")
        .one(
            "a broken link is whole again",
            "case ']' -> c == '(' || c == ':';",
            "case ']' -> false;")
        .one(
            "a broken tag is whole again",
            "case '<' -> HtmlTag.isBegunBy(c);",
            "case '<' -> false;")
        .in(CORE, "TextFilter")
        .one("a definition of a link is text", "case ':' -> begin(Mode.DEFINITION, c);", "")
        .one("what is held has no end", "RAW_MAX = 2_048", "RAW_MAX = 2_048_000")
        .one("tags of emoji's flags are text", "if (HiddenCharacters.isLowOfTag(c))", "if (false)")
        .one("hidden characters are text", "} else if (!HiddenCharacters.isOne(c)) {", "} else {");
  }

  private static void tags(FaultList faults) {
    faults
        .in(CORE, "HtmlTag")
        .one("a frame stays", "\"iframe\",", "")
        .one("a script stays", "\"script\",", "")
        .one("a form stays", "\"form\",", "")
        .one("a drawing stays", "\"svg\", ", "")
        .one("a tag in capitals stays", ".toString().toLowerCase(Locale.ROOT)", ".toString()")
        .one("a tag's attributes stay", "if (c != ' ' && c != '/')", "if (c == '\\0')")
        .one(
            "an address in angle brackets may run something",
            "SCHEMES.contains(scheme) ? ADDRESS : FOREIGN_SCHEME",
            "ADDRESS");
  }

  private static void splits(FaultList faults) {
    faults
        .in(CORE, "TextFilter")
        .one(
            "a link is missed that two pieces make",
            "String ready = out.taken();",
            "end();\n    String ready = out.taken();")
        .one("a piece passes by what is held", "if (isIdle() && OrdinaryText", "if (OrdinaryText")
        .one("what is held at the end is lost", "out.end();\n", "")
        .in(CORE, "OrdinaryText")
        .one("half a tag character passes by", "|| c == HiddenCharacters.HIGH_OF_TAGS", "");
  }

  private static void hidden(FaultList faults) {
    faults
        .in(CORE, "HiddenCharacters")
        .one("text may be turned around", "|| (c >= '\\u202A' && c <= '\\u202E')", "")
        .caughtBy("TextFilterTest")
        .one("text may be turned around in parts", "|| (c >= '\\u2066' && c <= '\\u2069')", "")
        .one(
            "tag characters stay",
            "if (isTag(text, i)) {\n        i++;",
            "if (false) {\n        i++;")
        .one("controls stay", "return c != '\\n' && c != '\\t' && c != '\\r';", "return false;")
        .one(
            "names of members keep theirs",
            "seen.put(without(name), rebuilt(member))",
            "seen.put(name, rebuilt(member))")
        .one("scripts and emoji lose their joiners", "c >= '\\u200E'", "c >= '\\u200C'");
  }

  private static void places(FaultList faults) {
    faults
        .in(CORE, "FilteredModel")
        .caughtBy("FilteredModelTest")
        .one(
            "a reply completes what stood before it",
            "TextFilter.behindOthers(rules",
            "TextFilter.alone(rules")
        .one(
            "what is kept is not what was told",
            "filter.isTouched() ? reply.withText(rules.following(reply.text())) : reply",
            "reply")
        .one("what a failure cut off is not told", "filter.end();", "")
        .in(CORE, "UserModels")
        .caughtBy("OutgoingTextScenariosTest")
        .one(
            "answers are not filtered",
            "output.of(new CountedModel(models.apply(span), limits, caller))",
            "new CountedModel(models.apply(span), limits, caller)")
        .in(CORE, "Drafts")
        .caughtBy("FilteredDocumentTest")
        .one("documents are not filtered", "output.of(blanks.fill(text))", "blanks.fill(text)")
        .one(
            "documents are not filtered while they stream",
            "output.to(text -> listener.accept(new DocumentEvent.Delta(number, text)))",
            "new OutgoingText.Unfiltered(text -> listener.accept(new DocumentEvent.Delta(number,"
                + " text)))")
        .in(CORE, "Material")
        .caughtBy("SituationTest")
        .one("a block's mark can be known", "ContentHash.of(name, text)", "ContentHash.of(name)")
        .in(CORE, "Situation")
        .one(
            "what a page says may hold hidden characters",
            "HiddenCharacters.without(known.build()).text()",
            "known.build().text()")
        .in(CORE, "RunTool")
        .caughtBy("RunToolTest")
        .one(
            "what a tool says may hold hidden characters",
            "new ToolResult.Success(HiddenCharacters.without(value))",
            "new ToolResult.Success(value)")
        .one(
            "what a tool fails with may hold hidden characters",
            "new ToolResult.Failure(reason, HiddenCharacters.without(message))",
            "new ToolResult.Failure(reason, message)")
        .in(CORE, "Brief")
        .caughtBy("BriefTest")
        .one("a template may hold hidden characters", "body = HiddenCharacters.without(body);", "");
  }
}
