package dev.haystack.bootstrap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The service and what can be swapped in it: models, practices and shared stores, each behind a
 * word that a setting chooses. Our own stand here as a stranger's do. A value: each method gives
 * another one.
 */
public final class Haystack {

  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_-]*");
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*");
  private static final Haystack STANDARD =
      new Haystack(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>())
          .model(OpenAiSource.WORD, OpenAiSource.OPENAI)
          .model(AzureSource.WORD, AzureSource::read)
          .model("mistral", OpenAiSource.MISTRAL)
          .model("ollama", OpenAiSource.OLLAMA)
          .model("vllm", OpenAiSource.VLLM)
          .model("openrouter", OpenAiSource.OPENROUTER)
          .model(AnthropicSource.WORD, AnthropicSource::read)
          .model(GeminiSource.WORD, GeminiSource::read)
          .model(DemoSource.WORD, _ -> new DemoSource.Model())
          .practice(NestJsSource.WORD, NestJsSource::read)
          .practice(DemoSource.WORD, _ -> new DemoSource.OfPractice())
          .sharedStore(RedisSource.SCHEME, RedisSource::read)
          .sharedStore("rediss", RedisSource::read)
          .sharedStore("redis+sentinel", RedisSource::read)
          .sharedStore("rediss+sentinel", RedisSource::read)
          .sharedStore("redis+cluster", RedisSource::read)
          .sharedStore("rediss+cluster", RedisSource::read);

  private final SequencedMap<String, ModelSource> models;
  private final SequencedMap<String, PracticeSource> practices;
  private final SequencedMap<String, SharedStoreSource> sharedStores;

  private Haystack(
      SequencedMap<String, ModelSource> models,
      SequencedMap<String, PracticeSource> practices,
      SequencedMap<String, SharedStoreSource> sharedStores) {
    this.models = models;
    this.practices = practices;
    this.sharedStores = sharedStores;
  }

  /** The service with all that is part of this house. */
  public static Haystack standard() {
    return STANDARD;
  }

  /**
   * With a vendor's models behind a word of {@code CHAT_MODEL} and the other settings that name
   * models, in place of what stood there.
   *
   * @param word lower case
   */
  public Haystack model(String word, ModelSource source) {
    return new Haystack(with(models, word, source, WORD), practices, sharedStores);
  }

  /**
   * With a practice behind a word of {@code TOOL_BACKEND}, in place of what stood there.
   *
   * @param word lower case
   */
  public Haystack practice(String word, PracticeSource source) {
    return new Haystack(models, with(practices, word, source, WORD), sharedStores);
  }

  /**
   * With a shared store behind the scheme of {@code SHARED_STORE_URL}, in place of what stood
   * there.
   *
   * @param scheme what stands before {@code ://}, lower case
   */
  public Haystack sharedStore(String scheme, SharedStoreSource source) {
    return new Haystack(models, practices, with(sharedStores, scheme, source, SCHEME));
  }

  /**
   * Runs the service until the process is told to end, and ends it with its code; the settings are
   * those of the environment.
   *
   * @param arguments none, or {@code serve}
   */
  public void run(String... arguments) throws InterruptedException {
    Main.run(this, arguments);
  }

  /** The models that the settings want. */
  ModelSettings models(SettingsReader reader) {
    String standard = OpenAiSource.OPENAI.isMeant(reader) ? OpenAiSource.WORD : DemoSource.WORD;
    return ModelSettings.read(reader, new ModelReader(reader, models), standard);
  }

  /** That a stand-in answers, though there is the key of a vendor. */
  List<String> warnings(SettingsReader reader) {
    if (reader.raw(ModelSettings.CHAT).isPresent() || OpenAiSource.OPENAI.isMeant(reader)) {
      return List.of();
    }
    return models.keySet().stream()
        .filter(word -> isGiven(reader, keyOf(word)))
        .map(
            word ->
                "the demo model answers: %s is set, but not %s=%s"
                    .formatted(keyOf(word), ModelSettings.CHAT, word))
        .toList();
  }

  private static String keyOf(String word) {
    return word.equals(AzureSource.WORD)
        ? AzureSource.KEY
        : word.toUpperCase(Locale.ROOT) + "_API_KEY";
  }

  private static boolean isGiven(SettingsReader reader, String secret) {
    return reader.raw(secret).or(() -> reader.raw(secret + SettingsReader.FILE)).isPresent();
  }

  /** The practice that the settings want. */
  Chosen<Practice> practice(SettingsReader reader) {
    String standard = NestJsSource.isMeant(reader) ? NestJsSource.WORD : DemoSource.WORD;
    String word = reader.word("TOOL_BACKEND", standard, List.copyOf(practices.keySet()));
    PracticeSource source = Optional.ofNullable(practices.get(word)).orElseThrow();
    return new Chosen<>(word, source.read(reader));
  }

  /** The source of shared stores behind a scheme. */
  Optional<SharedStoreSource> sharedStore(String scheme) {
    return Optional.ofNullable(sharedStores.get(scheme));
  }

  /** Nothing, and then each part as the settings choose it. */
  Stream<Map<String, String>> choices() {
    return Stream.of(
            Stream.of(Map.<String, String>of()),
            models.keySet().stream().map(word -> Map.of("CHAT_MODEL", word)),
            practices.keySet().stream().map(word -> Map.of("TOOL_BACKEND", word)),
            sharedStores.keySet().stream()
                .map(scheme -> Map.of(WantedStore.SETTING, scheme + "://localhost")))
        .flatMap(all -> all);
  }

  List<String> schemes() {
    return List.copyOf(sharedStores.keySet());
  }

  private static <S> SequencedMap<String, S> with(
      SequencedMap<String, S> sources, String word, S source, Pattern form) {
    if (!form.matcher(word).matches()) {
      throw new IllegalArgumentException("\"" + word + "\" is no word that a setting can choose");
    }
    var more = new LinkedHashMap<>(sources);
    more.put(word, source);
    return more;
  }
}
