package io.benchtable.workflows.run;

import io.benchtable.workflows.item.TableDefinition;
import java.util.List;
import java.util.Optional;

/** The tables of benchmarks and their runs. */
public final class BenchmarkTables {

  static final String OPEN_INDEX = "open";
  static final String PIPELINE_INDEX = "by-pipeline";

  /** Benchmarks by submission, those that have not ended, and those of the same pipeline. */
  public static final TableDefinition BENCHMARKS =
      new TableDefinition(
          "benchmarks",
          "benchmarkId",
          Optional.empty(),
          List.of(
              new TableDefinition.Index("by-submission", "list", "submittedAt"),
              new TableDefinition.Index(OPEN_INDEX, "open", "benchmarkId"),
              new TableDefinition.Index(PIPELINE_INDEX, "pipelineHash", "submittedAt")));

  /** Runs of benchmarks in planned order. */
  public static final TableDefinition RUNS =
      new TableDefinition("runs", "benchmarkId", Optional.of("runId"), List.of());

  private BenchmarkTables() {}
}
