package dev.haystack.outbound.redisson;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the addresses of Redis. */
final class RedisUrlParser {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "redis(?<tls>s?)(?<topology>\\+sentinel|\\+cluster)?://"
              + "((?<user>[^:@/]*):(?<password>[^@/]*)@)?"
              + "(?<nodes>[^@/?#]+)(?<path>/[^?#]*)?");
  private static final Pattern NODE =
      Pattern.compile("(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:(?<port>[0-9]{1,5}))?");
  private static final Pattern DATABASE = Pattern.compile("[0-9]{1,5}");

  private RedisUrlParser() {}

  static RedisUrl parse(String text) {
    Matcher matcher = ADDRESS.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a Redis address is redis://[[user]:password@]host[:port][/database], or begins with"
              + " rediss://, redis+sentinel:// or redis+cluster://");
    }
    RedisTopology topology = topology(group(matcher, "topology"));
    List<String> path = path(group(matcher, "path"));
    int masters = topology == RedisTopology.SENTINEL ? 1 : 0;
    if (path.size() > masters + (topology == RedisTopology.CLUSTER ? 0 : 1)) {
      throw new IllegalArgumentException("a Redis address has too much behind its hosts");
    }
    return new RedisUrl(
        topology,
        !group(matcher, "tls").isEmpty(),
        decode(group(matcher, "user")),
        decode(group(matcher, "password")),
        nodes(group(matcher, "nodes"), topology.standardPort()),
        path.stream().limit(masters).findFirst().orElse(""),
        path.stream().skip(masters).findFirst().map(RedisUrlParser::database).orElse(0));
  }

  private static RedisTopology topology(String ending) {
    return switch (ending) {
      case "+sentinel" -> RedisTopology.SENTINEL;
      case "+cluster" -> RedisTopology.CLUSTER;
      default -> RedisTopology.SINGLE;
    };
  }

  private static List<String> nodes(String text, int standardPort) {
    return Stream.of(text.split(",", -1)).map(node -> node(node, standardPort)).toList();
  }

  private static String node(String text, int standardPort) {
    Matcher matcher = NODE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a Redis address has a host that is none");
    }
    String port = group(matcher, "port");
    int number = port.isEmpty() ? standardPort : Integer.parseInt(port);
    if (number < 1 || number > 65_535) {
      throw new IllegalArgumentException("a Redis address has a port that is none");
    }
    return matcher.group("host") + ":" + number;
  }

  private static List<String> path(String text) {
    return Stream.of(text.split("/")).filter(part -> !part.isEmpty()).toList();
  }

  private static int database(String text) {
    if (!DATABASE.matcher(text).matches()) {
      throw new IllegalArgumentException("a Redis address has a database that is no number");
    }
    return Integer.parseInt(text);
  }

  private static String decode(String text) {
    try {
      // a plus sign stands for itself here
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("a Redis address has a wrong %-code in user or password");
    }
  }

  private static String group(Matcher matcher, String name) {
    return Objects.requireNonNullElse(matcher.group(name), "");
  }
}
