package io.benchtable.tables.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.RunningTableService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service answers random histories as the model does. */
class ModelIntegrationTests {

  private static final int CALLS = 1500;

  private final Endpoint endpoint = Endpoint.of(RunningTableService.address());

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void answersAsTheModelDoes(long seed) {
    assertThat(new ModelRun(endpoint).disagreement(seed, CALLS)).isEmpty();
  }

  /** With other seeds each time, or the one that {@code -Dmodel.seed} gives. */
  @Test
  @Tag("benchmark")
  @Timeout(value = 2, unit = TimeUnit.HOURS)
  void answersLongHistoriesAsTheModelDoes() {
    long seed = Long.getLong("model.seed", System.nanoTime());
    int calls = Integer.getInteger("model.calls", 100_000);
    System.out.println("The history of seed " + seed + " has " + calls + " calls.");
    assertThat(new ModelRun(endpoint).disagreement(seed, calls)).isEmpty();
  }
}
