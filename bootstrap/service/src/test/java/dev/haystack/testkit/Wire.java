package dev.haystack.testkit;

import dev.haystack.domain.json.JsonObject;
import java.util.Map;

/** What the scripted model speaks. Tests write and read chat completions; a wire translates. */
public interface Wire {

  /** The settings under which the service speaks it with a server at that address. */
  Map<String, String> settings(String address);

  /** A request as chat completions have it. */
  JsonObject read(JsonObject body);

  /** A new answer. */
  Answer answer();

  /** The body of a status 429 that says that no money is left. */
  String nothingLeft();

  /** The code of an answer that was withheld whole. */
  String withheld();

  /** Of what the model is told about arguments that cannot be read. */
  String unreadable();

  /** An answer as it is written, used by one thread. */
  interface Answer {

    /** The bytes of a chunk of chat completions. */
    String chunk(JsonObject chunk);

    /** What ends the stream. */
    String end();
  }
}
