package dev.haystack.application.identity;

import dev.haystack.domain.identity.Principal;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection that answers as a test wants it to. */
public final class Bearer implements TokenBearer {

  private final AtomicInteger asked = new AtomicInteger();
  private volatile Principal newest;
  private volatile Runnable answer = () -> {};

  public Bearer(Principal first) {
    this.newest = first;
  }

  public void bring(Principal newer) {
    newest = newer;
  }

  public void answersBy(Runnable doing) {
    answer = doing;
  }

  public int timesAsked() {
    return asked.get();
  }

  @Override
  public Optional<Principal> newest() {
    return Optional.of(newest);
  }

  @Override
  public void renew() {
    asked.incrementAndGet();
    answer.run();
  }
}
