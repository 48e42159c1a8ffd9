package dev.haystack.outbound.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.haystack.port.model.ModelFailure;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("FP-9")
class ErrorClassTest {

  /** Each mark of the table, said as the servers say it. */
  static Stream<Arguments> marks() {
    return ErrorClass.TABLE.stream()
        .flatMap(row -> row.marks().stream().map(mark -> Arguments.of(row.by(), mark, row)));
  }

  @ParameterizedTest
  @MethodSource("marks")
  void everyMarkOfTheTableIsUnderstood(ErrorClass.By by, String mark, ErrorClass row) {
    List<String> said =
        switch (by) {
          case NAME, KIND ->
              List.of(
                  "{'error':{'code':'" + mark + "'}}",
                  "{'error':{'type':'" + mark + "','code':null}}",
                  "[{'error':{'status':'" + mark.toUpperCase(java.util.Locale.ROOT) + "'}}]",
                  "{'object':'error','type':'" + mark + "','message':'m'}");
          case WORDS ->
              List.of(
                  "{'error':{'message':'It says: " + mark + ".'}}",
                  "{'error':'It says: " + mark + "'}",
                  "{'object':'error','message':'" + mark + "'}",
                  "[{'error':{'message':'" + mark + "'}}]",
                  "{'detail':'" + mark + "'}",
                  mark);
          case NUMBER -> List.of("{'error':{'message':'m'}}", "{}", "", "<html>");
        };
    int status = by == ErrorClass.By.NUMBER ? number(mark) : 0;
    for (String text : said) {
      assertEquals(row, ErrorClass.of(status, body(text)), text);
    }
  }

  private static int number(String mark) {
    return Integer.parseInt(mark.replace("xx", "77"));
  }

  @Test
  void noMarkStandsTwiceAndAllAreInLowerCase() {
    Set<String> known =
        marks().map(row -> row.get()[0] + " " + row.get()[1]).collect(Collectors.toSet());

    assertEquals(marks().count(), known.size());
    assertEquals(
        List.of(),
        marks()
            .map(row -> (String) row.get()[1])
            .filter(mark -> !mark.equals(mark.toLowerCase(java.util.Locale.ROOT)))
            .toList());
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        answer(
            ModelFailure.CONTEXT_TOO_LONG,
            400,
            "{'error':{'code':400,'message':'the request exceeds the available context size',"
                + "'type':'exceed_context_size_error','n_prompt_tokens':9000,'n_ctx':4096}}"),
        answer(
            ModelFailure.CONTEXT_TOO_LONG,
            500,
            "{'error':{'code':500,'message':'Context size has been exceeded.',"
                + "'type':'server_error'}}"),
        answer(
            ModelFailure.CONTEXT_TOO_LONG,
            400,
            "{'type':'error','error':{'type':'invalid_request_error',"
                + "'message':'prompt is too long: 210000 tokens > 200000 maximum'}}"),
        answer(
            ModelFailure.CONTEXT_TOO_LONG,
            400,
            "{'message':'Input is too long for requested model.'}"),
        answer(
            ModelFailure.CONTEXT_TOO_LONG,
            400,
            "[{'error':{'code':400,'message':'The input token count (9) exceeds the maximum number"
                + " of tokens allowed (8).','status':'INVALID_ARGUMENT'}}]"),
        answer(
            ModelFailure.CONTEXT_TOO_LONG,
            400,
            "{'object':'error','message':'This model has a maximum context length of 4096 tokens.',"
                + "'type':'BadRequestError','param':null,'code':400}"),
        answer(
            ModelFailure.NOT_CONFIGURED,
            400,
            "[{'error':{'code':400,'message':'API key not valid.','status':'INVALID_ARGUMENT',"
                + "'details':[{'reason':'API_KEY_INVALID'}]}}]"),
        answer(
            ModelFailure.CONTENT_FILTERED,
            400,
            "{'error':{'code':'data_inspection_failed','param':null,'message':'Input data may"
                + " contain inappropriate content.','type':'data_inspection_failed'}}"),
        answer(
            ModelFailure.CONTENT_FILTERED,
            400,
            "{'error':{'message':'m','type':null,'param':'prompt','code':'other','status':400,"
                + "'innererror':{'code':'ResponsibleAIPolicyViolation'}}}"),
        answer(
            ModelFailure.QUOTA_EXHAUSTED,
            400,
            "{'type':'error','error':{'type':'invalid_request_error',"
                + "'message':'Your credit balance is too low to access the API.'}}"),
        answer(
            ModelFailure.RATE_LIMITED,
            413,
            "{'error':{'message':'Request too large','type':'tokens',"
                + "'code':'rate_limit_exceeded'}}"),
        answer(
            ModelFailure.UNAVAILABLE,
            429,
            "{'error':{'message':'m','type':'engine_overloaded_error'}}"),
        answer(
            ModelFailure.CONTEXT_TOO_LONG,
            502,
            "{'error':{'code':502,'message':'Provider returned error',"
                + "'metadata':{'raw':'{\\'message\\':\\'prompt is too long\\'}'}}}"),
        answer(
            ModelFailure.REJECTED,
            422,
            "{'detail':[{'loc':['body','messages'],'msg':'bad','type':'value_error',"
                + "'input':{'code':'insufficient_quota','message':'prompt is too long'}}]}"),
        // in a stream there is no status
        answer(ModelFailure.QUOTA_EXHAUSTED, 0, "{'error':{'code':402,'message':'m'}}"),
        answer(ModelFailure.REJECTED, 0, "{'error':{'code':400,'message':'m'}}"),
        answer(ModelFailure.REJECTED, 0, "{'error':{'code':'400','message':'m'}}"),
        answer(ModelFailure.RATE_LIMITED, 0, "{'error':{'code':429,'message':'m'}}"),
        answer(ModelFailure.REJECTED, 0, "{'error':{'type':'invalid_request_error'}}"),
        answer(ModelFailure.UNAVAILABLE, 0, "{'error':{'type':'server_error'}}"),
        answer(ModelFailure.UNAVAILABLE, 0, "{'error':{'code':1302,'message':'m'}}"));
  }

  private static Arguments answer(ModelFailure reason, int status, String text) {
    return Arguments.of(reason, status, text);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void whatServersSayIsUnderstood(ModelFailure reason, int status, String text) {
    ErrorBody body = body(text);

    assertEquals(reason, ErrorClass.of(status == 0 ? body.number() : status, body).reason());
  }

  @Test
  @Tag("FP-10")
  void theSummaryHasNamesAndNoWords() {
    ErrorBody named =
        body("{'error':{'code':'bad','type':'t_1','param':'messages[2].name','message':'secret'}}");
    ErrorBody odd = body("{'error':{'code':'a secret\\nline','param':['body','tools',0,'x']}}");

    assertEquals(", code bad, type t_1, param messages[2].name", named.summary());
    assertEquals(", code (not a name), param body.tools.0.x", odd.summary());
    assertEquals("", ErrorBody.NOTHING.summary());
    assertFalse((named.summary() + odd.summary()).contains("secret"));
  }

  private static ErrorBody body(String text) {
    byte[] bytes = text.replace('\'', '"').getBytes(UTF_8);
    return ErrorBody.of(bytes, 0, bytes.length);
  }
}
