package dev.haystack.inbound.limit;

import dev.haystack.port.meter.Meter;
import dev.haystack.port.trail.AuditTrail;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the callers of one process share, and how much each address may take of it. The addresses of
 * this machine are not counted, for who is here can do more; trusted proxies are not counted
 * themselves, but by what they forward. Safe for use by many threads.
 */
public final class InboundGuard {

  /** What is said to whom came another way. */
  public static final String ASTRAY =
      "This service is asked through its proxy, over https. The settings TLS_TERMINATION and"
          + " TRUSTED_PROXIES say so.";

  // of what large bodies may take
  private static final int HELD_SHARE = 3;

  private final InboundLimits limits;
  private final ClientAddress addresses;
  private final AuditTrail trail;
  private final boolean isBehindProxy;
  private final InboundTally tally;
  private final InboundMemory memory;
  private final WorkMemory work;
  private final HeldMemory held;
  private final AddressCounts connections;
  private final AddressCounts unknownSockets;
  private final AddressRate handshakes;
  private final AddressRate badTokens;

  public InboundGuard(InboundLimits limits, ClientAddress addresses) {
    this(limits, addresses, Meter.NONE);
  }

  /** The same with one who counts what is refused. */
  public InboundGuard(InboundLimits limits, ClientAddress addresses, Meter meter) {
    this(limits, addresses, false, meter, AuditTrail.NONE);
  }

  /**
   * All of it.
   *
   * @param isBehindProxy whether only a trusted proxy may ask, for who asked it encrypted
   * @param trail is told who read and wrote what
   */
  public InboundGuard(
      InboundLimits limits,
      ClientAddress addresses,
      boolean isBehindProxy,
      Meter meter,
      AuditTrail trail) {
    this.isBehindProxy = isBehindProxy;
    this.trail = trail;
    tally = new InboundTally(meter);
    this.limits = limits;
    this.addresses = addresses;
    memory = new InboundMemory(limits.bytesMax());
    work = new WorkMemory(limits.bytesMax());
    held = new HeldMemory(limits.bytesMax() / HELD_SHARE);
    connections = new AddressCounts(limits.connectionsPerAddressMax());
    unknownSockets = new AddressCounts(limits.unknownSocketsPerAddressMax());
    handshakes = new AddressRate(limits.handshakesPerAddressMinute(), System.nanoTime());
    badTokens = new AddressRate(limits.badTokensPerAddressMinute(), System.nanoTime());
  }

  public InboundLimits limits() {
    return limits;
  }

  /** Who is told of what callers read and write. */
  public AuditTrail trail() {
    return trail;
  }

  public InboundMemory memory() {
    return memory;
  }

  /** As much again for what is in work. */
  public WorkMemory work() {
    return work;
  }

  public HeldMemory held() {
    return held;
  }

  public InboundTally tally() {
    return tally;
  }

  /** Counts a TCP connection; gives what is to be done at its end, or nothing if there are many. */
  public Optional<Runnable> connection(InetAddress peer) {
    Optional<String> address = addresses.counted(peer, List.of());
    if (address.isEmpty()) {
      return Optional.of(() -> {});
    }
    String counted = address.get();
    if (!connections.enter(counted)) {
      tally.byAddress(Excess.CONNECTIONS);
      return Optional.empty();
    }
    return Optional.of(() -> connections.leave(counted));
  }

  /**
   * Counts a handshake.
   *
   * @return zero if the address may go on, else how long it should wait
   */
  public Duration handshake(InetAddress peer, List<String> forwardedFor) {
    Duration wait =
        addresses
            .counted(peer, forwardedFor)
            .map(address -> handshakes.enter(address, System.nanoTime()))
            .orElse(Duration.ZERO);
    if (wait.isPositive()) {
      tally.byAddress(Excess.HANDSHAKES);
    }
    return wait;
  }

  /** The address from which somebody comes, for whoever reads what is told of them. */
  public String client(InetAddress peer, List<String> forwardedFor) {
    return addresses.of(peer, forwardedFor);
  }

  /**
   * Whether a request came another way than through the proxy that encrypts for the service.
   *
   * @param forwardedProtos what each {@code X-Forwarded-Proto} says
   */
  public boolean isAstray(InetAddress peer, List<String> forwardedProtos) {
    return isBehindProxy && !addresses.isOverHttps(peer, forwardedProtos);
  }

  /** How often an address was not counted in its minute, because too many others were. */
  public long uncounted() {
    return handshakes.uncounted() + badTokens.uncounted();
  }

  /** The bad tokens of who asks. */
  public BadTokens badTokens(InetAddress peer, List<String> forwardedFor) {
    return new BadTokens(addresses.counted(peer, forwardedFor), badTokens, tally);
  }

  /** The place of a socket that is about to open; nothing if its address has too many. */
  public Optional<SocketPlace> socket(InetAddress peer, List<String> forwardedFor) {
    var place =
        new SocketPlace(addresses.counted(peer, forwardedFor), connections, unknownSockets, tally);
    // its own connection is counted already, a proxy's is not
    boolean isForwarded = addresses.counted(peer, List.of()).isEmpty();
    return !isForwarded || place.enter() ? Optional.of(place) : Optional.empty();
  }
}
