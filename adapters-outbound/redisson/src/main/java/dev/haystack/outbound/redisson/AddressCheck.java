package dev.haystack.outbound.redisson;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Asks who answers at an address whether it is of the kind that the address says; whoever does not
 * answer, or does not say what he is, is taken for what he should be.
 */
final class AddressCheck {

  private AddressCheck() {}

  /** What is wrong with the address, in words for those who run the service. */
  static Optional<String> mistake(RedisUrl url) {
    for (String address : url.nodeAddresses()) {
      List<String> said = said(address, url);
      String mode = member(said, "mode");
      if (!mode.isEmpty()) {
        return mistake(url.topology(), mode, member(said, "role"));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> mistake(RedisTopology wanted, String mode, String role) {
    RedisTopology found =
        switch (mode) {
          case "cluster" -> RedisTopology.CLUSTER;
          case "sentinel" -> RedisTopology.SENTINEL;
          default -> RedisTopology.SINGLE;
        };
    if (wanted != found) {
      return Optional.of(
          switch (found) {
            case CLUSTER -> "a node of a cluster answers there, which needs redis+cluster://";
            case SENTINEL -> "a sentinel answers there, which needs redis+sentinel:// and /master";
            case SINGLE -> "a single server answers there, which needs redis://";
          });
    }
    boolean isReplica = role.equals("replica") || role.equals("slave");
    return found == RedisTopology.SINGLE && isReplica
        ? Optional.of(
            "a replica answers there, which takes no writes; name its master, or its sentinels"
                + " with redis+sentinel://")
        : Optional.empty();
  }

  private static List<String> said(String address, RedisUrl url) {
    try {
      return Acquaintance.with(URI.create(address), url);
    } catch (IOException | RuntimeException _) {
      // whether it serves is found out by using it
      return List.of();
    }
  }

  private static String member(List<String> said, String name) {
    int at = said.indexOf(name);
    return at < 0 || at + 1 >= said.size() ? "" : said.get(at + 1);
  }
}
