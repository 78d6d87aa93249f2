package io.benchtable.jobs.job;

import io.benchtable.jobs.measurement.Pressure;
import org.jspecify.annotations.Nullable;

/** Pressure as it is answered and kept. */
public record PressureView(
    @Nullable StallView cpu, @Nullable StallView memory, @Nullable StallView io) {

  public record StallView(long someMicroseconds, @Nullable Long fullMicroseconds) {

    static @Nullable StallView of(Pressure.@Nullable Stall stall) {
      return stall == null ? null : new StallView(stall.some(), stall.full());
    }
  }

  static PressureView of(Pressure pressure) {
    return new PressureView(
        StallView.of(pressure.cpu()), StallView.of(pressure.memory()), StallView.of(pressure.io()));
  }
}
