package dev.haystack.application.tool;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everyday themes that a transcript's words point to; none of them is a diagnosis. */
final class Themes {

  private static final List<Theme> KNOWN =
      List.of(
          theme("worry and stress", "worry", "worried", "anxious", "stress", "stressed", "nervous"),
          theme("mood", "sad", "happy", "mood", "crying", "hopeless", "angry", "joy", "numb"),
          theme("sleep", "sleep", "sleeping", "slept", "awake", "tired", "insomnia", "nightmare"),
          theme(
              "relationships",
              "partner",
              "relationship",
              "friend",
              "friends",
              "marriage",
              "wife",
              "husband",
              "boyfriend",
              "girlfriend",
              "lonely"),
          theme(
              "family",
              "family",
              "mother",
              "father",
              "mum",
              "mom",
              "dad",
              "parents",
              "children",
              "son",
              "daughter",
              "brother",
              "sister"),
          theme(
              "work and study",
              "work",
              "job",
              "boss",
              "colleague",
              "school",
              "university",
              "exam",
              "study"),
          theme(
              "coping",
              "cope",
              "coping",
              "breathing",
              "exercise",
              "routine",
              "meditation",
              "mindfulness"),
          theme("grief and loss", "grief", "loss", "died", "death", "funeral", "miss"),
          theme(
              "self-esteem",
              "confidence",
              "ashamed",
              "shame",
              "guilty",
              "worthless",
              "failure",
              "proud"),
          theme("body and health", "pain", "headache", "health", "doctor", "eating", "appetite"));

  private Themes() {}

  /** The themes that occur, the most frequent first. */
  static JsonArray in(TranscriptText text) {
    Map<String, Long> frequencies =
        text.words().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return KNOWN.stream()
        .filter(theme -> theme.mentions(frequencies) > 0)
        .sorted(Comparator.comparingLong((Theme theme) -> theme.mentions(frequencies)).reversed())
        .<Json>map(theme -> Json.of(theme.name()))
        .collect(JsonArray.collector());
  }

  private static Theme theme(String name, String... words) {
    return new Theme(name, Set.of(words));
  }

  private record Theme(String name, Set<String> words) {

    long mentions(Map<String, Long> frequencies) {
      return words.stream().mapToLong(word -> frequencies.getOrDefault(word, 0L)).sum();
    }
  }
}
