package io.benchtable.costs.verdict;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The peak memory of a configuration's runs, in bytes. Peaks measured by different methods are not
 * put together: then there is only a note.
 */
public record PeakMemory(
    @Nullable Long median, @Nullable Long maximum, @Nullable String method, @Nullable String note) {

  static Optional<PeakMemory> of(List<Run> samples) {
    List<Run> known = samples.stream().filter(run -> run.peakMemoryBytes() != null).toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    List<String> methods = known.stream().map(PeakMemory::method).distinct().sorted().toList();
    if (methods.size() > 1) {
      return Optional.of(
          new PeakMemory(
              null, null, null, "measured in unlike ways: " + String.join(", ", methods)));
    }
    List<Long> bytes = known.stream().map(Run::peakMemoryBytes).filter(Objects::nonNull).toList();
    long median =
        Exact.median(bytes.stream().map(BigDecimal::valueOf).toList())
            .setScale(0, RoundingMode.HALF_EVEN)
            .longValueExact();
    long maximum = bytes.stream().mapToLong(Long::longValue).max().orElseThrow();
    return Optional.of(new PeakMemory(median, maximum, methods.getFirst(), null));
  }

  /** The same, with a note where the baseline's peak was measured in another way. */
  PeakMemory besides(Optional<PeakMemory> baseline) {
    return Stream.of(this)
        .filter(own -> own.note == null)
        .flatMap(_ -> baseline.stream())
        .filter(other -> other.note == null && !Objects.equals(other.method, method))
        .findFirst()
        .map(
            other ->
                new PeakMemory(
                    median,
                    maximum,
                    method,
                    "not comparable with the baseline, measured by " + other.method))
        .orElse(this);
  }

  private static String method(Run run) {
    String method = run.peakMemoryMethod();
    return method == null ? "unknown" : method;
  }
}
