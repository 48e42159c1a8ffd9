package dev.haystack.inbound.origin;

import dev.haystack.inbound.origin.OriginRefusal.Kind;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks whether a page may use the service, and says which may not: to whoever asked, and in the log
 * once a minute. Safe for use by many threads.
 */
public final class OriginCheck {

  private static final Journal JOURNAL = Journal.of(OriginCheck.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int SHOWN_MAX = 200;

  private static final String WRONG_HOST =
      "This service is not reached under that name. The setting PUBLIC_ORIGIN says which name it"
          + " has.";

  private static final String WRONG_LOOPBACK_NAME =
      "At a loopback address this port is asked under a loopback name alone (localhost,"
          + " 127.0.0.1, [::1]).";

  private final Supplier<AllowedOrigins> origins;
  private final Predicate<String> isHost;
  private final String wrongHost;
  private final InstantSource clock;
  private final ObjIntConsumer<String> log;
  private Instant quietUntil = Instant.MIN;
  private int unsaid;

  public OriginCheck(AllowedOrigins origins, InstantSource clock) {
    this(() -> origins, clock);
  }

  /** With origins that are asked for each time. */
  public OriginCheck(Supplier<AllowedOrigins> origins, InstantSource clock) {
    this(origins, origins.get().own()::isHost, WRONG_HOST, clock, OriginCheck::told);
  }

  /** For a listener that is asked by address, and for no pages but its own. */
  public static OriginCheck ofAnyName(InstantSource clock) {
    var nobody = new AllowedOrigins(Set.of(), OwnAddress.LOOPBACK);
    return new OriginCheck(() -> nobody, _ -> true, WRONG_HOST, clock, OriginCheck::told);
  }

  /**
   * For a listener of this machine alone, and no pages but its own: a browser here may ask it under
   * a name that somebody made to point here.
   */
  public static OriginCheck ofLoopbackNames(InstantSource clock) {
    var nobody = new AllowedOrigins(Set.of(), OwnAddress.LOOPBACK);
    return new OriginCheck(
        () -> nobody, nobody.own()::isHost, WRONG_LOOPBACK_NAME, clock, OriginCheck::told);
  }

  private static void told(String origin, int unsaid) {
    JOURNAL.tell(JournalEvent.ORIGIN_REFUSED, Detail.origin(origin), Detail.count(unsaid));
  }

  /**
   * @param log is told an origin and how many refusals were not told since
   */
  OriginCheck(AllowedOrigins origins, InstantSource clock, ObjIntConsumer<String> log) {
    this(() -> origins, origins.own()::isHost, WRONG_HOST, clock, log);
  }

  private OriginCheck(
      Supplier<AllowedOrigins> origins,
      Predicate<String> isHost,
      String wrongHost,
      InstantSource clock,
      ObjIntConsumer<String> log) {
    this.origins = origins;
    this.isHost = isHost;
    this.wrongHost = wrongHost;
    this.clock = clock;
    this.log = log;
  }

  /** Why the request is refused, unless it may be answered. */
  public Optional<OriginRefusal> refusal(Addressing asked) {
    Optional<String> doubled = asked.doubled();
    if (doubled.isPresent()) {
      return refused(Kind.AMBIGUOUS, "There must be exactly one " + doubled.get() + " header.");
    }
    if (!isHost.test(asked.host())) {
      return refused(Kind.MISDIRECTED, wrongHost);
    }
    Optional<String> origin = asked.origin();
    if (origin.isEmpty() || isWelcome(origin.get(), asked)) {
      return Optional.empty();
    }
    tell(origin.get());
    return refused(Kind.FOREIGN, words(origin.get()));
  }

  private static Optional<OriginRefusal> refused(Kind kind, String words) {
    return Optional.of(new OriginRefusal(kind, words));
  }

  private boolean isWelcome(String origin, Addressing asked) {
    // a browser does not call the service's own pages strangers
    AllowedOrigins now = origins.get();
    return now.isListed(origin)
        || (!asked.isCrossSite() && now.allow(Optional.of(origin), Optional.of(asked.host())));
  }

  /** Whether the origin is one that is listed. */
  public boolean isListed(String origin) {
    return origins.get().isListed(origin);
  }

  private static String words(String origin) {
    if (origin.equals("null")) {
      return "Pages without an origin, such as local files and sandboxed frames, may not use this"
          + " service.";
    }
    if (!AllowedOrigins.isOrigin(origin)) {
      return "The Origin header does not hold an origin.";
    }
    return "Pages of "
        + origin.substring(0, Math.min(origin.length(), SHOWN_MAX))
        + " may not use this service. The setting ALLOWED_ORIGINS would allow them.";
  }

  private synchronized void tell(String origin) {
    Instant now = clock.instant();
    if (now.isBefore(quietUntil)) {
      unsaid++;
      return;
    }
    log.accept(origin, unsaid);
    quietUntil = now.plus(PAUSE);
    unsaid = 0;
  }
}
