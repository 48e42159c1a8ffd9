package dev.haystack.scenarios;

import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** All the ways in which the answer to a policy check can be no answer. */
final class BadJudgements {

  private static final String REST =
      ",\"violation_type\":\"none\",\"reason\":\"r\",\"confidence\":\"high\"}";
  private static final List<String> TEXTS =
      List.of(
          "{\"is_violation\":\"false\"" + REST,
          "{\"is_violation\":\"no\"" + REST,
          "{\"is_violation\":\"\"" + REST,
          "{\"is_violation\":0" + REST,
          "{\"is_violation\":null" + REST,
          "{\"is_violation\":[]" + REST,
          "{\"is_violation\":[false]" + REST,
          "{\"is_violation\":{\"value\":false}" + REST,
          "{\"isViolation\":false" + REST,
          "{\"IS_VIOLATION\":false" + REST,
          "{\"is_violation\":False" + REST,
          "{'is_violation':false,'reason':'r','confidence':'high'}",
          "{}",
          "[]",
          "false",
          "null",
          "\"{\\\"is_violation\\\":false}\"",
          "no violation",
          "[" + LoopbackModel.CLEAN + "]",
          "{\"result\":" + LoopbackModel.CLEAN + "}",
          "Here it is: " + LoopbackModel.CLEAN,
          LoopbackModel.CLEAN + " I am sure.",
          LoopbackModel.CLEAN + LoopbackModel.CLEAN,
          LoopbackModel.CLEAN.substring(0, 22),
          LoopbackModel.CLEAN.substring(0, LoopbackModel.CLEAN.length() - 1),
          "{\"is_violation\":true,\"is_violation\":false" + REST,
          "{\"is_violation\":false}",
          "{\"is_violation\":false,\"violation_type\":\"none\",\"reason\":\"r\",\"confidence\":0.9}",
          "{\"is_violation\":false,\"violation_type\":\"medical_diagnosis_request\",\"reason\":\"r\","
              + "\"confidence\":\"high\"}",
          " ",
          "{\"is_violation\":false // sure\n" + REST);

  private BadJudgements() {}

  /** Those, and the failures of the call itself. */
  static List<ModelScript> all(CountDownLatch never) {
    return Stream.concat(TEXTS.stream().map(ModelScript::says), failures(never)).toList();
  }

  private static Stream<ModelScript> failures(CountDownLatch never) {
    ModelStep clean = ModelStep.text(LoopbackModel.CLEAN);
    return Stream.of(
        ModelScript.stream(new ModelStep.Silence(never)),
        ModelScript.stream(ModelStep.text("{"), new ModelStep.Silence(never)),
        ModelScript.stream(clean, new ModelStep.Cut()),
        ModelScript.stream(clean, ModelStep.finish("length")),
        ModelScript.stream(clean, ModelStep.finish("content_filter")),
        ModelScript.fails(500, LoopbackModel.CLEAN, Map.of()),
        ModelScript.fails(503, "{}", Map.of()),
        ModelScript.fails(429, "{}", Map.of()));
  }
}
