package dev.haystack.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.LoopbackPractice;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServedContractTest {

  private final LoopbackModel model = new LoopbackModel();
  private final LoopbackPractice practice = new LoopbackPractice();
  private final RunningService service = RunningService.start(model, practice, Map.of());

  @AfterEach
  void close() {
    service.close();
    model.close();
    practice.close();
  }

  @Test
  void everyRouteIsDescribedAndNothingElseIs() {
    assertEquals(new TreeSet<>(service.routes()), OpenApiDocumentTest.operationNames());
  }

  @Test
  void theContractsAreServedAsTheyAreWritten() {
    assertEquals(
        ContractDocument.OPEN_API, ContractDocument.of(service.get("/openapi.yaml").body()));
    assertEquals(
        ContractDocument.ASYNC_API, ContractDocument.of(service.get("/asyncapi.yaml").body()));
  }
}
