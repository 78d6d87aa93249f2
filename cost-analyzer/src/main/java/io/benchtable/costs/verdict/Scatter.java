package io.benchtable.costs.verdict;

import io.benchtable.costs.statistics.Spread;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How far the wall times of a configuration lie apart.
 *
 * @param share the middle half of them spans this share of the median, as decimal text
 * @param outliers ids of the runs that lie apart from the others; they are samples like any other
 */
public record Scatter(String share, List<String> outliers) {

  public Scatter {
    outliers = List.copyOf(outliers);
  }

  static Optional<Scatter> of(List<Run> samples) {
    double[] seconds = samples.stream().mapToDouble(Scatter::seconds).toArray();
    return Spread.of(seconds)
        .map(
            spread ->
                new Scatter(
                    Exact.plain(new BigDecimal(spread.share()).round(new MathContext(2))),
                    samples.stream()
                        .filter(run -> spread.isOutlier(seconds(run)))
                        .map(Run::runId)
                        .toList()));
  }

  private static double seconds(Run sample) {
    return Objects.requireNonNull(sample.wallSeconds()).doubleValue();
  }
}
