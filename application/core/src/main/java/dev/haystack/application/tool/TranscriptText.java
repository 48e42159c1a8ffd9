package dev.haystack.application.tool;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A transcript as words and sentences. */
final class TranscriptText {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]++(?:['’][\\p{L}\\p{M}]++)*+");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|(?<=[。！？])|\\R+");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final int KEYWORDS_MAX = 10;
  private static final int KEYWORD_LENGTH_MIN = 4;
  private static final int QUESTION_WORD_LENGTH_MIN = 3;
  private static final int PASSAGES_MAX = 5;
  private static final int PASSAGE_LENGTH_MAX = 300;
  private static final int OPENING_SENTENCES = 3;
  private static final int OPENING_LENGTH_MAX = 500;

  private final String content;
  private final List<String> sentences;

  TranscriptText(String content) {
    this.content = content;
    this.sentences =
        SENTENCE_END
            .splitAsStream(content)
            .map(String::strip)
            .filter(sentence -> !sentence.isEmpty())
            .toList();
  }

  List<String> sentences() {
    return sentences;
  }

  long wordCount() {
    return SPACE.splitAsStream(content).filter(word -> !word.isEmpty()).count();
  }

  /** The words in lower case, in their order. */
  Stream<String> words() {
    return words(content);
  }

  private static Stream<String> words(String text) {
    return WORD.matcher(text).results().map(word -> word.group().toLowerCase(Locale.ROOT));
  }

  /** The most frequent words that carry meaning. */
  JsonArray keywords() {
    Map<String, Long> frequencies =
        words()
            .filter(word -> word.length() >= KEYWORD_LENGTH_MIN && !StopWords.contain(word))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return frequencies.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(KEYWORDS_MAX)
        .<Json>map(
            entry ->
                JsonObject.builder()
                    .put("word", entry.getKey())
                    .put("frequency", entry.getValue())
                    .build())
        .collect(JsonArray.collector());
  }

  /** How the transcript begins. */
  String opening() {
    String opening = sentences.stream().limit(OPENING_SENTENCES).collect(Collectors.joining(" "));
    return Excerpt.of(opening, OPENING_LENGTH_MAX);
  }

  /** The sentences that share the most words with a question. */
  JsonObject passagesFor(String question) {
    Set<String> wanted =
        words(question)
            .filter(word -> word.length() >= QUESTION_WORD_LENGTH_MIN && !StopWords.contain(word))
            .collect(Collectors.toSet());
    List<Passage> matches =
        sentences.stream()
            .map(sentence -> new Passage(sentence, sharedWords(sentence, wanted)))
            .filter(passage -> passage.sharedWords() > 0)
            .sorted(Comparator.comparingLong(Passage::sharedWords).reversed())
            .toList();
    return JsonObject.builder()
        .put("question", question)
        .put(
            "relevant_content",
            matches.stream()
                .limit(PASSAGES_MAX)
                .<Json>map(passage -> Json.of(Excerpt.of(passage.text(), PASSAGE_LENGTH_MAX)))
                .collect(JsonArray.collector()))
        .put("found_matches", matches.size())
        .build();
  }

  private static long sharedWords(String sentence, Set<String> wanted) {
    return words(sentence).distinct().filter(wanted::contains).count();
  }

  private record Passage(String text, long sharedWords) {}
}
