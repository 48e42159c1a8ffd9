package dev.haystack.deploy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * The manifests, read as what they say they are; a field that Kubernetes does not know is a fault.
 */
final class Manifests {

  static final Path FOLDER = Path.of("../../docs/deploy/kubernetes");

  private static final Map<String, Class<?>> KINDS =
      Map.ofEntries(
          Map.entry("v1 ConfigMap", ConfigMap.class),
          Map.entry("v1 Secret", Secret.class),
          Map.entry("v1 PersistentVolumeClaim", PersistentVolumeClaim.class),
          Map.entry("v1 Service", Service.class),
          Map.entry("v1 ServiceAccount", ServiceAccount.class),
          Map.entry("apps/v1 Deployment", Deployment.class),
          Map.entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
          Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
          Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
          Map.entry(
              "monitoring.coreos.com/v1 ServiceMonitor", CustomResources.ServiceMonitor.class),
          Map.entry(
              "monitoring.coreos.com/v1 PrometheusRule", CustomResources.PrometheusRule.class),
          Map.entry(
              "kustomize.config.k8s.io/v1beta1 Kustomization",
              CustomResources.Kustomization.class));

  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .annotationIntrospector(new WithoutSurplus())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Manifests() {}

  static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(FOLDER)) {
      return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  /** What a map holds, as its own kind; fails on a field that the kind does not have. */
  static Object typed(Map<?, ?> manifest) {
    String kind = manifest.get("apiVersion") + " " + manifest.get("kind");
    Class<?> type = KINDS.get(kind);
    if (type == null) {
      throw new AssertionError("no manifest is wanted of " + kind);
    }
    return STRICT.convertValue(manifest, type);
  }

  static <T> T read(String file, Class<T> type) throws IOException {
    return STRICT.convertValue(Yaml.map(FOLDER.resolve(file)), type);
  }

  /** The model would keep fields that it does not know; here nothing takes them. */
  private static final class WithoutSurplus extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(MapperConfig<?> configuration, Annotated annotated) {
      return false;
    }
  }
}
