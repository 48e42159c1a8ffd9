package dev.haystack.testkit;

/** What the scripted practice answers. */
public record PracticeReply(int status, String body) {

  /** A good answer. */
  public static PracticeReply ok(String json) {
    return new PracticeReply(200, json);
  }

  /** A bad one, with a body that nobody may ever see. */
  public static PracticeReply status(int status) {
    return new PracticeReply(status, "{\"message\":\"secret upstream detail\"}");
  }
}
