package dev.haystack.outbound.model;

import dev.haystack.domain.model.ModelRequest;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The ids of a reply's calls: the server's own, unless there is none or a call of the conversation
 * has it already, for some servers count from the beginning with every answer. Used by one thread.
 */
public final class NewCallIds {

  private final ModelRequest request;
  private final Supplier<String> minted;
  private final Set<String> taken = new HashSet<>();

  /**
   * Of replies to a request.
   *
   * @param minted an id that nobody has
   */
  public NewCallIds(ModelRequest request, Supplier<String> minted) {
    this.request = request;
    this.minted = minted;
  }

  /** The id of the next call, for which the server has this one, perhaps empty. */
  public String of(String given) {
    if (taken.isEmpty()) {
      request.callIds().forEach(taken::add);
    }
    String id = given;
    while (id.isEmpty() || !taken.add(id)) {
      id = minted.get();
    }
    return id;
  }
}
