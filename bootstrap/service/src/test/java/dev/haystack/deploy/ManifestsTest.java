package dev.haystack.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.bootstrap.KnownSettings;
import dev.haystack.bootstrap.RunningService;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.LoopbackPractice;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Kubernetes is given fits Kubernetes, the service, and each other. */
@Tag("OP-6")
class ManifestsTest {

  private static final String MOUNT = "/run/secrets/haystack/";
  private static final int RESERVE_SECONDS = 10;
  private static final String BYTES_32 = "A".repeat(43) + "=";

  /** In place of those that the examples leave to whoever copies them. */
  private static final Map<String, String> KEYS =
      Map.of("AUDIT_KEY", BYTES_32, "STATE_KEYS", "k1:" + BYTES_32);

  @Test
  void noManifestHasAFieldThatItsKindDoesNotKnow() throws IOException {
    var wrong = Map.of("apiVersion", "apps/v1", "kind", "Deployment", "spec", Map.of("templat", 1));
    assertThrows(RuntimeException.class, () -> Manifests.typed(wrong));

    for (Path file : Manifests.files()) {
      // a patch by steps has no kind
      if (Yaml.read(file) instanceof Map<?, ?> manifest) {
        var _ = Manifests.typed(withoutDirectives(manifest));
      }
    }
  }

  @Test
  void kustomizeNamesEveryManifestAndNoOther() throws IOException {
    var named = new TreeSet<Path>();
    for (Path folder : folders()) {
      Path file = folder.resolve("kustomization.yaml");
      var kustomization = (CustomResources.Kustomization) Manifests.typed(Yaml.map(file));
      named.add(file);
      kustomization.resources().stream()
          .filter(name -> name.endsWith(".yaml"))
          .forEach(name -> named.add(folder.resolve(name)));
      if (kustomization.patches() != null) {
        kustomization.patches().forEach(patch -> named.add(folder.resolve(patch.path())));
      }
    }
    assertEquals(new TreeSet<>(Manifests.files()), named);
  }

  @Test
  void everyPortIsTheServicesOwn() throws IOException {
    Container container = pod().getContainers().getFirst();
    var service = Manifests.read("base/service.yaml", Service.class).getSpec().getPorts();
    var monitor = Manifests.read("base/servicemonitor.yaml", CustomResources.ServiceMonitor.class);
    var admin = container.getPorts().getLast();

    assertEquals(
        List.of(configured().get("PORT"), configured().get("ADMIN_PORT")),
        container.getPorts().stream().map(port -> port.getContainerPort().toString()).toList());
    assertEquals(
        container.getPorts().stream().map(ContainerPort::getName).toList(),
        service.stream().map(port -> port.getTargetPort().getStrVal()).toList());
    assertEquals(service.getLast().getName(), monitor.spec().endpoints().getFirst().port());
    for (Probe probe : probes(container)) {
      assertEquals(admin.getName(), probe.getHttpGet().getPort().getValue());
    }
  }

  @Test
  void everyPathThatIsAskedIsOneOfTheRouter() throws Exception {
    Container container = pod().getContainers().getFirst();
    var monitor = Manifests.read("base/servicemonitor.yaml", CustomResources.ServiceMonitor.class);
    try (var model = new LoopbackModel();
        var practice = new LoopbackPractice();
        var service = RunningService.start(model, practice, Map.of())) {
      for (Probe probe : probes(container)) {
        String path = probe.getHttpGet().getPath();
        assertTrue(service.routes().contains("GET " + path), path);
        assertEquals(200, service.get(path).statusCode(), path);
      }
      assertTrue(service.routes().contains("GET " + monitor.spec().endpoints().getFirst().path()));
    }
  }

  @Test
  void everyVariableIsASettingAndWithAllOfThemTheServiceStarts() throws IOException {
    Map<String, String> all = new HashMap<>(configured());
    Map<String, String> secrets = new HashMap<>(secrets("base"));
    secrets.putAll(secrets("overlays/redis"));
    for (String folder : List.of("base", "overlays/redis")) {
      for (EnvVar variable : pod(folder).getContainers().getFirst().getEnv()) {
        assertTrue(KnownSettings.names().contains(variable.getName()), variable.getName());
        if (variable.getValueFrom() != null) {
          // a pod's own
          continue;
        }
        String name = variable.getName().replaceFirst("_FILE$", "");
        assertEquals(MOUNT + name, variable.getValue());
        assertTrue(secrets.containsKey(name), name);
        all.put(name, secrets.get(name));
      }
    }
    assertTrue(KnownSettings.names().containsAll(configured().keySet()), configured()::toString);
    assertEquals(Set.of(), difference(secrets.keySet(), all.keySet()));
    all.putAll(KEYS);
    assertEquals("", KnownSettings.fault(all).orElse(""));
    all.remove("PUBLIC_ORIGIN");
    assertTrue(KnownSettings.fault(all).isPresent(), "a fault would not be noticed");
  }

  @Test
  void theServiceDoesNotStartWithAKeyThatAnExampleShowsAndSaysHowToMakeOne() throws IOException {
    Map<String, String> all = new HashMap<>(configured());
    all.putAll(secrets("base"));
    all.putAll(secrets("overlays/redis"));
    String faults = KnownSettings.fault(all).orElse("");
    for (String name : KEYS.keySet()) {
      assertTrue(faults.contains(name + ": "), faults);
      assertTrue(faults.contains("openssl rand -base64 32"), faults);
    }
    assertFalse(faults.contains("replace-me"), faults);
  }

  @Test
  void theAuditTrailLiesOnAVolumeThatOutlivesThePodInAFolderOfItsOwn() throws IOException {
    String file = configured().getOrDefault("AUDIT_FILE", "");
    VolumeMount mount =
        pod().getContainers().getFirst().getVolumeMounts().stream()
            .filter(one -> file.startsWith(one.getMountPath() + "/"))
            .findFirst()
            .orElseThrow();
    var claim = Manifests.read("base/persistentvolumeclaim.yaml", PersistentVolumeClaim.class);

    assertEquals("$(NODE_NAME)", mount.getSubPathExpr());
    assertEquals(
        claim.getMetadata().getName(),
        pod().getVolumes().stream()
            .filter(volume -> volume.getName().equals(mount.getName()))
            .findFirst()
            .orElseThrow()
            .getPersistentVolumeClaim()
            .getClaimName());
  }

  @Test
  void aPodHasTheTimeThatTheServiceTakesToStop() throws IOException {
    // the rest of its words is of terminals
    String drained = KnownSettings.standard("DRAIN_SECONDS").orElseThrow();
    int drain = Integer.parseInt(drained.substring(0, drained.indexOf(';')));
    int shutdown = Integer.parseInt(configured().get("SHUTDOWN_SECONDS"));

    assertEquals(
        drain + shutdown + RESERVE_SECONDS, pod().getTerminationGracePeriodSeconds().intValue());
  }

  @Test
  void nodesAreAddedByAMetricThatThereIs() throws IOException {
    var scaler =
        Manifests.read(
            "overlays/redis/horizontalpodautoscaler.yaml", HorizontalPodAutoscaler.class);
    String metric = scaler.getSpec().getMetrics().getFirst().getPods().getMetric().getName();

    assertTrue(DeclaredMetrics.names().contains(metric), metric);
  }

  private static Set<String> difference(Set<String> all, Set<String> less) {
    return all.stream().filter(name -> !less.contains(name)).collect(Collectors.toSet());
  }

  private static List<Path> folders() {
    return Stream.of("base", "overlays/memory", "overlays/redis")
        .map(Manifests.FOLDER::resolve)
        .toList();
  }

  private static PodSpec pod() throws IOException {
    return pod("base");
  }

  private static PodSpec pod(String folder) throws IOException {
    return Manifests.read(folder + "/deployment.yaml", Deployment.class)
        .getSpec()
        .getTemplate()
        .getSpec();
  }

  private static List<Probe> probes(Container container) {
    return List.of(
        container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe());
  }

  private static Map<String, String> configured() throws IOException {
    return Manifests.read("base/configmap.yaml", ConfigMap.class).getData();
  }

  private static Map<String, String> secrets(String folder) throws IOException {
    return Manifests.read(folder + "/secret.example.yaml", Secret.class).getStringData();
  }

  /** What a patch says to kustomize is no field. */
  private static Map<String, Object> withoutDirectives(Map<?, ?> manifest) {
    Map<String, Object> fields = new HashMap<>();
    manifest.forEach(
        (name, value) -> {
          if (!name.equals("$patch")) {
            fields.put(
                (String) name, value instanceof Map<?, ?> inner ? withoutDirectives(inner) : value);
          }
        });
    return fields;
  }
}
