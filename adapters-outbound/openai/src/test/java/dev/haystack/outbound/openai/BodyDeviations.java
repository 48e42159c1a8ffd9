package dev.haystack.outbound.openai;

import static dev.haystack.outbound.openai.Deviation.body;

import dev.haystack.outbound.openai.Deviation.Expected;
import dev.haystack.port.model.ModelFailure;
import java.util.List;

/** Successes that are no stream. */
final class BodyDeviations {

  private static final String STREAM = "text/event-stream";
  private static final String JSON = "application/json";
  private static final String COMPLETION =
      Sse.json(
          "{\n 'object':'chat.completion',\n 'choices':[{'index':0,'message':"
              + "{'role':'assistant','content':'Hello there','tool_calls':null},"
              + "'finish_reason':'stop'}]\n}");
  private static final String CALLS =
      Sse.json(
          "{'choices':[{'message':{'content':null,'tool_calls':[{'id':'c1','function':{"
              + "'name':'search','arguments':'{\\'q\\':\\'John\\'}'}},{'id':'c2','function':{"
              + "'name':'read','arguments':'{\\'id\\':7}'}}]},'finish_reason':'tool_calls'}]}");
  private static final Expected SAID = new Expected.Answer("Hello there", List.of());
  private static final Expected CALLED =
      new Expected.Answer("", List.of(Deviation.SEARCH, Deviation.READ));
  private static final Expected AGAIN = new Expected.AnotherAttempt();

  private BodyDeviations() {}

  static List<Deviation> all() {
    return List.of(
        body("a whole completion in place of a stream", "it is the answer", JSON, SAID, COMPLETION),
        body(
            "a whole completion with calls",
            "they are called",
            "application/json; charset=utf-8",
            CALLED,
            CALLS),
        body(
            "a whole completion that is called a stream",
            "it is the answer",
            STREAM,
            SAID,
            "\u00EF\u00BB\u00BF\n" + COMPLETION),
        body(
            "a stream that is called JSON",
            "it is the answer",
            JSON,
            SAID,
            Sse.words("Hello there") + Sse.finish("stop") + Sse.DONE),
        body(
            "an error with status 200",
            "it has its class, as in a stream",
            JSON,
            new Expected.Failure(ModelFailure.QUOTA_EXHAUSTED),
            Sse.json("{'error':{'code':'insufficient_quota','message':'m'}}")),
        body(
            "an error whose members lie open, with status 200",
            "it has its class, as in a stream",
            JSON,
            new Expected.Failure(ModelFailure.CONTEXT_TOO_LONG),
            Sse.json("{'object':'error','message':'over the maximum context length','code':400}")),
        body(
            "a page with status 200",
            "the address is wrong: `model_not_configured`",
            "text/html",
            new Expected.Failure(ModelFailure.NOT_CONFIGURED),
            "<!doctype html><title>Welcome</title>"),
        body(
            "a page that is called a stream",
            "the address is wrong: `model_not_configured`",
            STREAM,
            new Expected.Failure(ModelFailure.NOT_CONFIGURED),
            "\n<html></html>"),
        body("an empty body", "the model is asked again", STREAM, AGAIN, ""),
        body("only `[DONE]`", "the model is asked again", STREAM, AGAIN, Sse.DONE),
        body(
            "an object that is neither a completion nor an error",
            "the model is asked again",
            JSON,
            AGAIN,
            Sse.json("{'status':'ok'}")),
        body(
            "a completion without an end",
            "the model is asked again",
            JSON,
            AGAIN,
            COMPLETION.substring(0, COMPLETION.length() - 20)));
  }
}
