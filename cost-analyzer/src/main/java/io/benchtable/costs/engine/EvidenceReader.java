package io.benchtable.costs.engine;

import io.benchtable.costs.book.BookStore;
import io.benchtable.costs.item.CostItems;
import io.benchtable.costs.item.PutLine;
import io.benchtable.costs.item.RunItems;
import io.benchtable.costs.item.StoredRun;
import io.benchtable.costs.price.BookId;
import io.benchtable.costs.verdict.Check;
import io.benchtable.costs.verdict.Disturbed;
import io.benchtable.costs.verdict.Question;
import io.benchtable.costs.verdict.Run;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a benchmark is judged by: the question, its runs with their costs, and their sum. */
@Component
class EvidenceReader {

  private static final String SMALLEST_DIFFERENCE = "0.02";

  private final BookStore books;
  private final RunItems runs;
  private final CostItems costs;

  EvidenceReader(BookStore books, RunItems runs, CostItems costs) {
    this.books = books;
    this.runs = runs;
    this.costs = costs;
  }

  Evidence read(JudgeBenchmark.Request request) {
    List<StoredRun> stored = runs.ofBenchmark(request.benchmarkId());
    CostOfRuns.Basis basis = basis(request.pricing()).orElse(null);
    Question question = question(request, basis);
    CostOfRuns cost =
        question.pricing() == null
            ? new CostOfRuns(Map.of(), 0, basis)
            : cost(request.benchmarkId(), stored, basis);
    List<Run> withCosts = stored.stream().map(run -> withCost(run.run(), cost)).toList();
    return new Evidence(question, withCosts, cost.totals(), disturbed(stored));
  }

  private static Disturbed disturbed(List<StoredRun> stored) {
    List<StoredRun> runs = stored.stream().filter(StoredRun::disturbed).toList();
    int kept = (int) runs.stream().filter(run -> run.run().sample()).count();
    return new Disturbed(runs.size() - kept, kept);
  }

  private static Question question(
      JudgeBenchmark.Request request, CostOfRuns.@Nullable Basis basis) {
    PricingTerms terms = request.pricing();
    String book = terms == null ? null : terms.book();
    List<JudgeBenchmark.CheckTerms> checks = request.checks();
    return new Question(
            request.baseline(),
            new BigDecimal(
                Objects.requireNonNullElse(request.smallestDifference(), SMALLEST_DIFFERENCE)),
            checks == null ? List.of() : checks.stream().map(EvidenceReader::check).toList(),
            terms == null || book == null ? null : terms.pricing(book),
            basis == null ? null : basis.currency())
        .seeded(request.benchmarkId().hashCode())
        .stopping(StoppingTerms.stops(request.stopping()), StoppingTerms.end(request.stopping()));
  }

  private static Check check(JudgeBenchmark.CheckTerms terms) {
    Object equals = terms.equals();
    List<String> groupBy = terms.groupBy();
    boolean equalsBaseline = "baseline".equals(equals);
    return new Check(
        terms.metric(),
        equals == null || equalsBaseline ? null : PricingChecker.text(equals),
        equalsBaseline,
        terms.atLeast(),
        terms.atMost(),
        groupBy == null ? List.of() : groupBy);
  }

  /**
   * The version that is named, else the newest; empty where the book is not there or unreadable.
   */
  private Optional<CostOfRuns.Basis> basis(@Nullable PricingTerms terms) {
    String name = terms == null ? null : terms.book();
    if (terms == null || name == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(terms.version())
          .or(() -> books.versions(name).stream().findFirst())
          .flatMap(version -> books.find(new BookId(name, version)))
          .map(book -> new CostOfRuns.Basis(book.id(), book.currency()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /**
   * Where the index lags behind what a run item says of its cost, the run's lines are read anew.
   */
  private CostOfRuns cost(
      String benchmarkId, List<StoredRun> stored, CostOfRuns.@Nullable Basis basis) {
    Map<String, List<PutLine>> byRun = new HashMap<>(costs.ofBenchmark(benchmarkId));
    int unpriced = 0;
    for (StoredRun run : stored) {
      String runId = run.run().runId();
      List<PutLine> lines = byRun.getOrDefault(runId, List.of());
      if (run.started() && (lines.isEmpty() || differs(run, lines))) {
        lines = costs.ofRun(runId);
        byRun.put(runId, lines);
      }
      unpriced += run.started() && lines.isEmpty() && run.billedCost() == null ? 1 : 0;
    }
    return new CostOfRuns(byRun, unpriced, basis);
  }

  private static boolean differs(StoredRun run, List<PutLine> lines) {
    BigDecimal noted = run.billedCost();
    return noted != null && noted.compareTo(CostOfRuns.sum(lines)) != 0;
  }

  private static Run withCost(Run run, CostOfRuns cost) {
    return new Run(
        run.runId(),
        run.kind(),
        run.configurationId(),
        run.parameters(),
        run.attempt(),
        run.block(),
        run.status(),
        run.reason(),
        run.message(),
        run.replaces(),
        run.sample(),
        run.wallSeconds(),
        run.cpuSeconds(),
        run.peakMemoryBytes(),
        run.peakMemoryMethod(),
        run.metrics(),
        cost.ofSample(run.runId()).orElse(null),
        cost.instanceType(run.runId()).orElse(null),
        run.host());
  }
}
