package dev.haystack.outbound.openai;

import static dev.haystack.outbound.openai.Deviation.said;

import java.util.List;

/** Ways of telling what was used. */
final class UsageDeviations {

  private static final String SAID = Sse.words("Hello there");
  private static final String END = Sse.finish("stop");

  private UsageDeviations() {}

  static List<Deviation> all() {
    return List.of(
        said(
            "an empty `usage` behind a fuller one",
            "the higher of all counts count",
            SAID,
            usage("{'prompt_tokens':120,'completion_tokens':7}"),
            END,
            usage("{'prompt_tokens':0,'completion_tokens':0}"),
            usage("{}"),
            Sse.DONE),
        said(
            "only empty ones",
            "they are estimated, and said to be",
            SAID,
            usage("{'prompt_tokens':0,'completion_tokens':0}"),
            END,
            usage("{}"),
            Sse.DONE),
        said(
            "counts as fractions or texts",
            "they count",
            SAID,
            END,
            usage("{'prompt_tokens':120.0,'completion_tokens':'7'}"),
            Sse.DONE),
        said(
            "`usage` within a choice",
            "it counts",
            SAID,
            Sse.event(
                Sse.json(
                    "{'choices':[{'delta':{},'finish_reason':'stop',"
                        + "'usage':{'prompt_tokens':120,'completion_tokens':7}}]}")),
            Sse.DONE));
  }

  static String usage(String usage) {
    return Sse.event(Sse.json("{'choices':[],'usage':" + usage + "}"));
  }
}
