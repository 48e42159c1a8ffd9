package org.example.echo;

import dev.haystack.bootstrap.Haystack;
import java.time.Duration;

/** Haystack with one model more. */
final class Main {

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    Haystack.standard()
        .model("echo", _ -> _ -> new EchoChatModel(Duration.ofMillis(20)))
        .run(arguments);
  }
}
