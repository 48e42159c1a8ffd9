package dev.haystack.inbound.origin;

import java.util.List;
import java.util.Optional;

/**
 * What a request says of who asks whom: all values of each header, in the order they were sent.
 *
 * @param hosts {@code Host}
 * @param origins {@code Origin}
 * @param authorizations {@code Authorization}
 * @param fetchSites {@code Sec-Fetch-Site}, by which a browser says how the page is related
 */
public record Addressing(
    List<String> hosts,
    List<String> origins,
    List<String> authorizations,
    List<String> fetchSites) {

  public Addressing {
    hosts = List.copyOf(hosts);
    origins = List.copyOf(origins);
    authorizations = List.copyOf(authorizations);
    fetchSites = List.copyOf(fetchSites);
  }

  /** The header that is there more often than once. */
  Optional<String> doubled() {
    if (hosts.size() != 1) {
      return Optional.of("Host");
    }
    if (origins.size() > 1) {
      return Optional.of("Origin");
    }
    return authorizations.size() > 1 ? Optional.of("Authorization") : Optional.empty();
  }

  String host() {
    return hosts.getFirst();
  }

  Optional<String> origin() {
    return origins.stream().findFirst();
  }

  boolean isCrossSite() {
    return fetchSites.stream().anyMatch(site -> site.strip().equalsIgnoreCase("cross-site"));
  }
}
