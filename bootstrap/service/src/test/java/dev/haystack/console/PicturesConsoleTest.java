package dev.haystack.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.haystack.testkit.ModelScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pictures of all views, for people; nothing is compared. */
@ExtendWith(BrowserTests.class)
class PicturesConsoleTest {

  private static final List<ColorScheme> SCHEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

  @Test
  @Tag("CO-13")
  void everyViewIsPictured(Tab tab, ConsoleStage stage) throws IOException {
    stage.answers(
        ModelScript.calls("search_clients", "{\"query\":\"John\"}"),
        ModelScript.says("I found **two** clients:\n\n", "* John Smith\n* John Carter\n"));
    tab.open("").say("Find all clients named John").answered();
    for (String view : List.of("Events", "State", "Turn", "Code")) {
      tab.inspect(view);
      picture(tab, view);
    }
    for (String place : List.of("Conversation", "Documents", "Health")) {
      tab.button(place).click();
      picture(tab, place);
    }
    tab.page().setViewportSize(420, 780);
    tab.button("Sessions").click();
    picture(tab, "Sessions");
    try (Stream<Path> pictures = Files.list(Chromium.pictures())) {
      assertEquals(16, pictures.count());
    }
  }

  private static void picture(Tab tab, String view) {
    for (ColorScheme scheme : SCHEMES) {
      // nothing is on its way from one colour to the other
      tab.page()
          .emulateMedia(
              new Page.EmulateMediaOptions()
                  .setColorScheme(scheme)
                  .setReducedMotion(ReducedMotion.REDUCE));
      String name = (view + "-" + scheme).toLowerCase(Locale.ROOT) + ".png";
      byte[] _ =
          tab.page()
              .screenshot(new Page.ScreenshotOptions().setPath(Chromium.pictures().resolve(name)));
    }
  }
}
