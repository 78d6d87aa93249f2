package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.benchmark.Environment.Difference;
import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Figure;
import io.benchtable.dashboard.page.Moment;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.Sheet.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How what a benchmark was run in differs from that of the one before of the same pipeline, and
 * between its own configurations.
 *
 * @param before the benchmark before, null if this is the first one
 * @param differences from it, as a table
 * @param variants what not all configurations have in common, as a table
 */
record Surroundings(@Nullable Before before, Sheet differences, Sheet variants) {

  /** An earlier benchmark of the same pipeline, software and files. */
  public record Before(String href, String name, @Nullable Moment submitted) {}

  static Surroundings of(
      Item benchmark, Environment here, Optional<Item> before, Optional<Environment> there) {
    return new Surroundings(
        before.map(Surroundings::earlier).orElse(null),
        differences(benchmark, there.map(here::differences).orElse(List.of())),
        variants(benchmark, here.variants()));
  }

  /** What it comes to, in words. */
  public String words() {
    int count = differences.rows().size();
    return before == null
        ? "No earlier benchmark here has the same pipeline, software and files."
        : count == 0
            ? "Host, dataset, price book and tools are the same as in"
            : count == 1 ? "One thing is not as in" : count + " things are not as in";
  }

  private static Before earlier(Item benchmark) {
    String id = benchmark.text("benchmarkId", "");
    return new Before(
        "/benchmarks/" + Address.encode(id),
        benchmark.child("spec").text("name", id),
        benchmark.instant("submittedAt").map(Moment::of).orElse(null));
  }

  private static Sheet differences(Item benchmark, List<Difference> differences) {
    return BenchmarkSheets.sheet(
        benchmark,
        "environment",
        "What is not as in the benchmark before",
        List.of(
            Column.words("what", "What"),
            Column.words("here", "Here"),
            Column.words("before", "Before")),
        IntStream.range(0, differences.size())
            .mapToObj(
                at ->
                    Row.of(
                        "difference-" + at,
                        Cell.text(differences.get(at).what()),
                        known(differences.get(at).here()),
                        known(differences.get(at).there())))
            .toList());
  }

  private static Sheet variants(Item benchmark, List<Environment.Variant> variants) {
    return BenchmarkSheets.sheet(
        benchmark,
        "versions",
        "What not all configurations have in common",
        List.of(
            Column.words("what", "What"),
            Column.words("version", "Version"),
            Column.words("configurations", "Configurations")),
        IntStream.range(0, variants.size())
            .mapToObj(
                at ->
                    Row.of(
                        "version-" + at,
                        Cell.text(variants.get(at).tool()),
                        known(variants.get(at).version()),
                        Cell.text(String.join("; ", variants.get(at).configurations()))))
            .toList());
  }

  private static Cell known(String value) {
    return value.isEmpty() ? Cell.figure(Figure.unknown("not said")) : Cell.text(value);
  }
}
