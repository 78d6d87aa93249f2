package io.benchtable.workflows.run;

import io.benchtable.workflows.benchmark.Configuration;
import io.benchtable.workflows.item.Condition;
import io.benchtable.workflows.item.ItemUpdate;
import io.benchtable.workflows.item.Items;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Undoes what a put over a benchmark, or an edit of its spec, would destroy: its state is the
 * platform's, and its spec is frozen once planned. The item's {@code message} says what happened.
 */
public final class BenchmarkGuard {

  private static final String PUT_OVER =
      "The benchmark was put again; its state was restored. Put it under another benchmarkId to run"
          + " it again, or set status to WAITING when it has ended.";
  private static final String EDITED =
      "The spec is frozen once planned; the edit was undone. Put it as another benchmark.";

  private final Items items;

  BenchmarkGuard(Items items) {
    this.items = items;
  }

  /** Restores what the change from one image to the other took away; may be repeated. */
  public void restore(
      String benchmarkId,
      Map<String, @Nullable Object> oldImage,
      Map<String, @Nullable Object> newImage) {
    if (BenchmarkItems.attempt(oldImage) == 0) {
      return;
    }
    if (BenchmarkItems.attempt(newImage) == 0) {
      var change =
          ItemUpdate.update()
              .set("message", PUT_OVER)
              .when(new Condition.Exists("benchmarkId"), new Condition.NotExists("attempt"));
      PlatformAttributes.all()
          .filter(name -> !name.equals("message"))
          .forEach(name -> restore(name, oldImage, change));
      if (isFrozen(oldImage)) {
        restore("spec", oldImage, change);
      }
      update(benchmarkId, change);
    } else if (isFrozen(oldImage) && !isFrozen(newImage)) {
      update(
          benchmarkId,
          ItemUpdate.update()
              .set("message", EDITED)
              .set("spec", oldImage.get("spec"))
              .when(
                  new Condition.Is("specHash", Objects.requireNonNull(oldImage.get("specHash"))),
                  PlatformAttributes.same("spec", newImage)));
    }
  }

  private static void restore(String name, Map<String, @Nullable Object> image, ItemUpdate change) {
    var value = image.get(name);
    if (value != null) {
      change.set(name, value);
    } else {
      change.remove(name);
    }
  }

  /** Whether an image has the spec that was planned. */
  private static boolean isFrozen(Map<String, @Nullable Object> image) {
    var spec = image.get("spec");
    var hash = image.get("specHash");
    return spec != null
        && hash != null
        && hash.equals(Configuration.hash(PlainJson.writeSorted(spec)));
  }

  private void update(String benchmarkId, ItemUpdate change) {
    items.update(BenchmarkTables.BENCHMARKS.name(), Map.of("benchmarkId", benchmarkId), change);
  }
}
