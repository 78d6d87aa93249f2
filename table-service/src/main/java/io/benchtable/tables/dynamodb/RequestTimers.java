package io.benchtable.tables.dynamodb;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/** How many requests of each operation there were, how long they took, and how they ended. */
final class RequestTimers {

  /** Requests of no operation, whatever name they gave. */
  static final String NO_OPERATION = "none";

  private final MeterRegistry registry;
  private final ConcurrentMap<Answered, Timer> timers = new ConcurrentHashMap<>();

  RequestTimers(MeterRegistry registry) {
    this.registry = registry;
  }

  private record Answered(String operation, int status) {}

  /**
   * @param operation one of those that there are, or {@link #NO_OPERATION}
   * @param began of {@link System#nanoTime}
   */
  void answered(String operation, HttpServletResponse response, long began) {
    timers
        .computeIfAbsent(new Answered(operation, response.getStatus()), this::timer)
        .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Answered answered) {
    return Timer.builder("benchtable.tables.requests")
        .description("Requests of the DynamoDB protocol")
        .tag("operation", answered.operation())
        .tag("status", Integer.toString(answered.status()))
        .register(registry);
  }
}
