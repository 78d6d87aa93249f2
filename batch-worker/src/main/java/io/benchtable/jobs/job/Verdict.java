package io.benchtable.jobs.job;

import io.benchtable.jobs.job.JobMessages.MetricValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether an attempt is what was hoped for. */
sealed interface Verdict {

  /**
   * @param remark worth saying nevertheless
   */
  record Succeeded(Map<String, MetricValue> metrics, @Nullable String remark) implements Verdict {}

  record Failed(Reason reason, String message) implements Verdict {}
}
