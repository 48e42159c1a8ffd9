package dev.haystack.outbound.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haystack.domain.model.ModelRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The ids of a request's calls as its server takes them: a good one stays, any other is always
 * replaced by the same, which no other call of the request has.
 */
final class CallIds {

  private static final int LENGTH = 9;
  private static final int LENGTH_MAX = 40;
  private static final Pattern NINE = Pattern.compile("[a-zA-Z0-9]{" + LENGTH + "}");

  static final CallIds AS_THEY_ARE = new CallIds(List.of(), _ -> true);

  private final Map<String, String> replaced = new HashMap<>();

  private CallIds(List<String> ids, Predicate<String> isGood) {
    Set<String> taken = new HashSet<>(ids);
    for (String id : ids) {
      if (!isGood.test(id)) {
        String other = shortened(id);
        while (!taken.add(other)) {
          other = shortened(other);
        }
        replaced.put(id, other);
      }
    }
  }

  static CallIds of(ModelRequest request, Preset preset) {
    Predicate<String> isGood =
        switch (preset.ids()) {
          case FORTY_CHARACTERS_AT_MOST -> id -> id.length() <= LENGTH_MAX;
          case NINE_LETTERS_AND_DIGITS -> NINE.asMatchPredicate();
        };
    return request.callIds().allMatch(isGood)
        ? AS_THEY_ARE
        : new CallIds(request.callIds().distinct().toList(), isGood);
  }

  private static String shortened(String id) {
    long bits = UUID.nameUUIDFromBytes(id.getBytes(UTF_8)).getMostSignificantBits();
    String digits = "0".repeat(LENGTH) + Long.toUnsignedString(bits, 36);
    return digits.substring(digits.length() - LENGTH);
  }

  /** Whether each stays what it is. */
  boolean areKept() {
    return replaced.isEmpty();
  }

  String of(String id) {
    return replaced.getOrDefault(id, id);
  }
}
