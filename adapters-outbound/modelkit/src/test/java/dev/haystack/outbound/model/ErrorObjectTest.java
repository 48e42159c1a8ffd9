package dev.haystack.outbound.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorObjectTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'error':{'type':'a'}} | {'type':'a'}",
        "[{'error':{'type':'a'}},{'error':{}}] | {'type':'a'}",
        "{'type':'a'} | {'type':'a'}",
        "{'error':'a'} | {'error':'a'}",
        "[] | {}",
        "'text' | {}",
        "<html> | {}"
      })
  void theErrorIsFoundWhereItStands(String body, String expected) {
    byte[] bytes = (" " + body.replace('\'', '"')).getBytes(StandardCharsets.UTF_8);

    assertEquals(expected.replace('\'', '"'), ErrorObject.of(bytes, 1, bytes.length).text());
  }
}
