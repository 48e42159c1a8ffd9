package dev.haystack.outbound.redisson;

import java.util.List;

/**
 * Where Redis is, and who we are there.
 *
 * <ul>
 *   <li>one server: {@code redis://[[user]:password@]host[:6379][/database]}
 *   <li>sentinels: {@code
 *       redis+sentinel://[[user]:password@]host[:26379][,host...]/master[/database]}
 *   <li>a cluster: {@code redis+cluster://[[user]:password@]host[:6379][,host...]}
 * </ul>
 *
 * <p>{@code rediss}, {@code rediss+sentinel} and {@code rediss+cluster} are the same over TLS. A
 * user and a password are percent-encoded where they hold other than letters and digits.
 *
 * @param user empty if there is none
 * @param password empty if there is none
 * @param nodes each as {@code host:port}
 * @param master the name that the sentinels know, empty without sentinels
 */
public record RedisUrl(
    RedisTopology topology,
    boolean tls,
    String user,
    String password,
    List<String> nodes,
    String master,
    int database) {

  public RedisUrl {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty() || (topology == RedisTopology.SINGLE && nodes.size() > 1)) {
      throw new IllegalArgumentException(
          "a Redis address needs a host, and +sentinel or +cluster for several");
    }
    if (topology == RedisTopology.SENTINEL == master.isEmpty()) {
      throw new IllegalArgumentException(
          "a Redis address with +sentinel names the master: /master");
    }
  }

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException if it is none; the exception's text does not quote it
   */
  public static RedisUrl parse(String text) {
    return RedisUrlParser.parse(text);
  }

  /** The nodes, each as {@code redis://host:port}. */
  List<String> nodeAddresses() {
    String scheme = tls ? "rediss://" : "redis://";
    return nodes.stream().map(node -> scheme + node).toList();
  }

  /** Without the user and the password. */
  @Override
  public String toString() {
    return topology + " " + String.join(",", nodeAddresses()) + "/" + master + " " + database;
  }
}
