package dev.haystack.outbound.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderTest {

  private final List<String> said = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "'data: a||', data a",
    "'data:a^|^|', data a",
    "'data:  a ||', 'data  a '",
    "'event: message|id: 7|data: a||', data a",
    "'data: a|data: b||', 'data a|b'",
    "'event: error|data: a||', error a",
    "'data: a|event:error|data: b||', 'error a|b'",
    "'error: a||', 'error  a'",
    "': a comment||', ''",
    "'data:||', ''",
    "'\uFEFFdata: a||', data a"
  })
  void anEventSaysWhatStandsInItsFields(String event, String expected) {
    byte[] bytes = event.replace('|', '\n').replace('^', '\r').getBytes(StandardCharsets.UTF_8);

    new EventReader(new Saying()).receive(bytes, 0, bytes.length);

    assertEquals(expected, String.join(" then ", said).replace('\n', '|'));
  }

  private final class Saying implements EventReader.Receiver {

    @Override
    public void data(byte[] bytes, int from, int to) {
      said.add("data " + new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    @Override
    public void error(byte[] bytes, int from, int to) {
      said.add("error " + new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }
  }
}
