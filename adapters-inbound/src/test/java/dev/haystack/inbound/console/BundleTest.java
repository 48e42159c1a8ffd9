package dev.haystack.inbound.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BundleTest {

  private static final Pattern OUTSIDE = Pattern.compile("(?m)^(?:import|export)\\b.* from (.*)$");

  @Test
  void whatIsImportedComesBeforeWhatImportsIt() {
    List<String> modules = Bundle.modulesOf("client/haystack.js");
    assertEquals("client/haystack.js", modules.getLast());
    assertTrue(modules.indexOf("client/emitter.js") < modules.indexOf("client/connection.js"));
  }

  @Test
  void onlyVendoredModulesAreLeftOutside() {
    String bundle = Bundle.of("main.js");
    List<String> outside = OUTSIDE.matcher(bundle).results().map(match -> match.group(1)).toList();
    assertEquals(
        List.of("'./vendor/lit-html.js';", "'./vendor/marked.esm.js';"),
        outside.stream().sorted().toList());
  }

  @Test
  void whatIsImportedWhenNeededExportsWhatItsModuleDoes() {
    String bundle = Bundle.exporting("client/listening.js");
    assertTrue(bundle.contains("const $client_events_js = (() => {"), bundle);
    assertTrue(bundle.endsWith("export const { listening } = $client_listening_js;\n"), bundle);
    assertFalse(Bundle.of("main.js").contains("$client_listening_js"));
  }

  @Test
  void aModuleIsAFunctionWhoseResultIsWhatItExports() {
    String bundle = Bundle.of("model/metrics.js");
    assertTrue(bundle.startsWith("const $model_metrics_js = (() => {\nfunction parsed("), bundle);
    assertTrue(bundle.endsWith("return { parsed, sum, quantile };\n})();\n"), bundle);
  }
}
