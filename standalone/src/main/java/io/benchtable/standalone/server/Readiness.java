package io.benchtable.standalone.server;

import io.benchtable.standalone.instance.InstanceProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;

/** Waits until every service says that it is well. */
final class Readiness {

  private static final Duration LIMIT = Duration.ofSeconds(180);
  private static final Duration INTERVAL = Duration.ofMillis(50);

  private Readiness() {}

  /**
   * Returns when the health is UP.
   *
   * @throws InstanceProblem naming what is not well after three minutes
   */
  static void await(HealthEndpoint health) {
    Instant deadline = Instant.now().plus(LIMIT);
    try {
      while (!health.health().getStatus().equals(Status.UP)) {
        if (Instant.now().isAfter(deadline)) {
          throw new InstanceProblem(
              "Not ready after "
                  + LIMIT.toSeconds()
                  + " s: "
                  + unwell(health.health())
                  + "; see benchtable.log in the data directory.");
        }
        TimeUnit.NANOSECONDS.sleep(INTERVAL.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InstanceProblem("Interrupted while starting.");
    }
  }

  private static Map<String, Status> unwell(HealthDescriptor health) {
    Map<String, Status> unwell = new TreeMap<>();
    if (health instanceof CompositeHealthDescriptor composite
        && composite.getComponents() instanceof Map<String, HealthDescriptor> components) {
      components.forEach(
          (name, component) -> {
            if (!component.getStatus().equals(Status.UP)) {
              unwell.put(name, component.getStatus());
            }
          });
    }
    return unwell;
  }
}
