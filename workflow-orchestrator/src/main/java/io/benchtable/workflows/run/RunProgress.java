package io.benchtable.workflows.run;

import io.benchtable.workflows.item.Times;
import io.benchtable.workflows.run.BenchmarkInput.Progress;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attribute {@code progress} of a benchmark. */
final class RunProgress {

  private RunProgress() {}

  static Map<String, @Nullable Object> of(Progress progress, Planning planning, Instant now) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("runs", progress.places());
    plain.put("done", progress.done());
    plain.put("failed", progress.failed());
    plain.put("configurations", planning.spec().configurations().size());
    var started = progress.startedAt();
    if (started != null) {
      plain.put("startedAt", started);
      if (progress.executed() > 0) {
        var perRun =
            BigDecimal.valueOf(Duration.between(Instant.parse(started), now).toMillis(), 3)
                .divide(BigDecimal.valueOf(progress.executed()), 2, RoundingMode.HALF_UP);
        plain.put("secondsPerRun", perRun.toPlainString());
      }
    }
    return plain;
  }

  static Map<String, @Nullable Object> ended(Progress progress, Planning planning, Instant now) {
    var plain = of(progress, planning, now);
    plain.put("endedAt", Times.text(now));
    return plain;
  }
}
