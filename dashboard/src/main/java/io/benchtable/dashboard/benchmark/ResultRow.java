package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.page.Figure;
import io.benchtable.dashboard.page.Mark;
import io.benchtable.dashboard.page.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one configuration came to, as its line in the table. */
record ResultRow(
    String id,
    Mark mark,
    Status status,
    @Nullable String reason,
    boolean baseline,
    boolean feasible,
    List<String> failedChecks,
    long n,
    Figure time,
    @Nullable Span span,
    Verdicts.Words timeVerdict,
    Figure cpu,
    Figure memory,
    Figure cost,
    Verdicts.Words costVerdict,
    List<Figure> metrics) {

  /** The interval as a line on the column's axis, in thousandths of its width. */
  record Span(String low, String high, String median) {}
}
