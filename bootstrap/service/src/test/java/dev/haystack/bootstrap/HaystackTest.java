package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SW-1")
class HaystackTest {

  private final AtomicInteger opened = new AtomicInteger();

  @Test
  void aWordChoosesWhatStandsBehindIt() {
    var haystack =
        Haystack.standard()
            .model("acme", _ -> new DemoSource.Model())
            .practice("clinic", _ -> new DemoSource.OfPractice());

    var settings = read(haystack, Map.of("CHAT_MODEL", "Acme", "TOOL_BACKEND", "clinic"));

    assertEquals(
        List.of(new ChosenModel(new ModelReference("acme", ""), new DemoSource.Model())),
        settings.models().chat());
    assertEquals(new Chosen<>("clinic", new DemoSource.OfPractice()), settings.practice());
  }

  @Test
  void anotherHaystackIsMadeAndTheFirstStaysAsItIs() {
    var _ = Haystack.standard().model("acme", _ -> new DemoSource.Model());

    assertEquals(
        "CHAT_MODEL: \"acme\" is not allowed; allowed: openai, azure, mistral, ollama, vllm,"
            + " openrouter, anthropic, gemini, demo, or one of these with a model (vendor:model)",
        wrong(Haystack.standard(), Map.of("CHAT_MODEL", "acme")));
  }

  @Test
  void anUnknownWordIsToldWithAllThatThereAre() {
    var haystack = Haystack.standard().model("acme", _ -> new DemoSource.Model());

    assertEquals(
        "CHAT_MODEL: \"other\" is not allowed; allowed: openai, azure, mistral, ollama, vllm,"
            + " openrouter, anthropic, gemini, demo, acme, or one of these with a model"
            + " (vendor:model)",
        wrong(haystack, Map.of("CHAT_MODEL", "other")));
  }

  @Test
  void whatIsWrongWithAForeignVendorsSettingsIsToldWithAllTheRest() {
    var haystack =
        Haystack.standard()
            .model(
                "acme",
                settings -> {
                  var _ = settings.whole("ACME_SIZE", 3, 1, 5);
                  settings.fault("ACME_API_KEY", "is missing");
                  return _ -> {
                    opened.incrementAndGet();
                    throw new AssertionError("opened in spite of wrong settings");
                  };
                });

    assertEquals(
        List.of(
            "ACME_API_KEY: is missing",
            "ACME_SIZE: \"9\" is not a whole number from 1 to 5",
            "PORT: \"x\" is not a whole number from 0 to 65535",
            "REDIS_URL: a Redis address has a port that is none"),
        wrong(
                haystack,
                Map.of(
                    "CHAT_MODEL", "acme",
                    "ACME_SIZE", "9",
                    "PORT", "x",
                    "REDIS_URL", "redis://host:99999"))
            .lines()
            .map(line -> line.replaceFirst("; allowed.*", ""))
            .sorted()
            .toList());
    assertEquals(0, opened.get());
  }

  @Test
  void ofAVendorThatWasNotChosenNothingIsRead() {
    var haystack =
        Haystack.standard()
            .model(
                "acme",
                settings -> {
                  settings.fault("ACME_API_KEY", "is missing");
                  return new DemoSource.Model();
                });

    assertEquals(
        "demo", read(haystack, Map.of()).models().chat().getFirst().reference().toString());
  }

  @Test
  void theSchemeChoosesTheSharedStore() {
    var urls = new HashMap<String, String>();
    var haystack =
        Haystack.standard()
            .sharedStore(
                "etcd",
                (store, _) -> {
                  urls.put(store.setting(), store.url());
                  return _ -> {
                    throw new AssertionError("not opened here");
                  };
                });

    var named = read(haystack, Map.of("SHARED_STORE_URL", "etcd://a:1"));
    var alias = read(haystack, Map.of("REDIS_URL", "etcd://b:2"));

    assertEquals(Map.of("SHARED_STORE_URL", "etcd://a:1", "REDIS_URL", "etcd://b:2"), urls);
    assertTrue(named.stores().shared().isPresent() && alias.stores().shared().isPresent());
  }

  @Test
  void theOlderNameIsAnAliasAndNoSecondStore() {
    var same = Map.of("SHARED_STORE_URL", "redis://a:1", "REDIS_URL", "redis://a:1");

    assertEquals(
        "SHARED_STORE_URL",
        read(Haystack.standard(), same).stores().shared().orElseThrow().setting());
    assertEquals(
        "SHARED_STORE_URL: and REDIS_URL name two stores; set one of them",
        wrong(
            Haystack.standard(),
            Map.of("SHARED_STORE_URL", "redis://a:1", "REDIS_URL", "redis://b:1")));
  }

  @Test
  @Tag("SE-10")
  void theAddressOfAStoreIsNotShown() {
    var canary = Map.of("SHARED_STORE_URL", "redis://:canary@a:1");

    assertFalse(read(Haystack.standard(), canary).toString().contains("canary"));
    assertFalse(
        wrong(Haystack.standard(), Map.of("SHARED_STORE_URL", "etcd://:canary@a:1"))
            .contains("canary"));
  }

  @Test
  void aWordThatNoSettingCanHoldIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Haystack.standard().model("Acme", _ -> new DemoSource.Model()));
    assertThrows(
        IllegalArgumentException.class,
        () -> Haystack.standard().practice("", _ -> new DemoSource.OfPractice()));
  }

  private static Settings read(Haystack haystack, Map<String, String> environment) {
    return Settings.read(new SettingsReader(environment), haystack);
  }

  private static String wrong(Haystack haystack, Map<String, String> environment) {
    var wrong = assertThrows(WrongSettingsException.class, () -> read(haystack, environment));
    return String.valueOf(wrong.getMessage());
  }
}
