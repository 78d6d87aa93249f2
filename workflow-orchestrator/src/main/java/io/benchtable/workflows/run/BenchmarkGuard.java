package io.benchtable.workflows.run;

import io.benchtable.workflows.benchmark.Status;
import io.benchtable.workflows.item.Condition;
import io.benchtable.workflows.item.ItemUpdate;
import io.benchtable.workflows.item.Items;
import io.benchtable.workflows.item.Sha256;
import io.benchtable.workflows.item.Shortened;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Undoes what a put over a benchmark, or an edit of its status or spec, would destroy: its state is
 * the platform's, and its spec is frozen once planned. The item's {@code message} says what
 * happened.
 */
public final class BenchmarkGuard {

  private static final int LONGEST_ID = 100;

  /** Says of which benchmark, so that a copy of its item says it of another one. */
  private static final String PUT_OVER =
      "Benchmark %s, submitted %s, was put again; its state was restored. Put it under another"
          + " benchmarkId to run it again, or set status to WAITING when it has ended.";

  private static final String EDITED =
      "The spec is frozen once planned; the edit was undone. Put it as another benchmark.";

  private static final String STATUS_EDITED =
      "The status is the platform's; the edit was undone. Set cancelRequested to true to cancel a"
          + " benchmark, or status to WAITING when it has ended.";

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
      update(
          benchmarkId,
          state(benchmarkId, oldImage)
              .when(
                  new Condition.Exists("benchmarkId"),
                  PlatformAttributes.same("attempt", newImage)));
      return;
    }
    if (isAnother(benchmarkId, oldImage, newImage)) {
      update(
          benchmarkId,
          state(benchmarkId, oldImage)
              .when(
                  PlatformAttributes.same("attempt", newImage),
                  PlatformAttributes.same("submittedAt", newImage)));
      return;
    }
    if (isSetBack(oldImage, newImage)) {
      update(
          benchmarkId,
          state(benchmarkId, oldImage)
              .when(
                  PlatformAttributes.same("submittedAt", oldImage),
                  PlatformAttributes.same("transitions", newImage)));
      return;
    }
    PlatformAttributes.lastTransition(newImage)
        .filter(past -> !past.name().equals(newImage.get("status")))
        .filter(_ -> !PlatformAttributes.isRetryAsked(newImage))
        .ifPresent(
            past ->
                update(
                    benchmarkId,
                    ItemUpdate.update()
                        .set("message", STATUS_EDITED)
                        .set("status", past.name())
                        .when(
                            PlatformAttributes.same("status", newImage),
                            PlatformAttributes.same("transitions", newImage))));
    if (isFrozen(oldImage) && !isFrozen(newImage)) {
      update(
          benchmarkId,
          ItemUpdate.update()
              .set("message", EDITED)
              .set("spec", oldImage.get("spec"))
              .when(
                  new Condition.Is("specHash", Objects.requireNonNull(oldImage.get("specHash")))));
    }
  }

  /** All that the platform wrote, and the spec that was planned. */
  private static ItemUpdate state(String benchmarkId, Map<String, @Nullable Object> image) {
    var change = ItemUpdate.update().set("message", putOver(benchmarkId, image));
    PlatformAttributes.all()
        .filter(name -> !name.equals("message"))
        .forEach(name -> restore(name, image, change));
    if (isFrozen(image)) {
      restore("spec", image, change);
    }
    return change;
  }

  private static String putOver(String benchmarkId, Map<String, @Nullable Object> image) {
    return PUT_OVER.formatted(Shortened.text(benchmarkId, LONGEST_ID), image.get("submittedAt"));
  }

  /**
   * Whether somebody put the state of another benchmark, or of none, over this one. Of the
   * platform's own changes, two lead to another {@code submittedAt}: a copy is taken on that was
   * put as a new benchmark, and what was put over is restored.
   */
  private static boolean isAnother(
      String benchmarkId,
      Map<String, @Nullable Object> oldImage,
      Map<String, @Nullable Object> newImage) {
    return !Objects.equals(oldImage.get("submittedAt"), newImage.get("submittedAt"))
        && !isTakenOn(oldImage, newImage)
        && !putOver(benchmarkId, newImage).equals(newImage.get("message"));
  }

  /** The times do not tell: a copy may be from a host whose clock is ahead. */
  private static boolean isTakenOn(
      Map<String, @Nullable Object> oldImage, Map<String, @Nullable Object> newImage) {
    return BenchmarkItems.attempt(newImage) == 1
        && transitions(newImage).size() == 1
        && PlatformAttributes.lastTransition(newImage).equals(Optional.of(Status.WAITING))
        && newImage.get("specHash") == null
        && Objects.equals(oldImage.get("spec"), newImage.get("spec"));
  }

  /**
   * Whether somebody wrote back what they had read before: the same benchmark with a past that does
   * not begin with the known one, or without the plan that it had.
   */
  private static boolean isSetBack(
      Map<String, @Nullable Object> oldImage, Map<String, @Nullable Object> newImage) {
    if (!Objects.equals(oldImage.get("submittedAt"), newImage.get("submittedAt"))) {
      return false;
    }
    boolean unplanned =
        oldImage.get("seed") != null
            && !Objects.equals(oldImage.get("specHash"), newImage.get("specHash"));
    var past = transitions(oldImage);
    var now = transitions(newImage);
    return unplanned || now.size() < past.size() || !now.subList(0, past.size()).equals(past);
  }

  private static List<?> transitions(Map<String, @Nullable Object> image) {
    return image.get("transitions") instanceof List<?> list ? list : List.of();
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
    return spec != null && hash != null && hash.equals(Sha256.hex(PlainJson.writeSorted(spec)));
  }

  private void update(String benchmarkId, ItemUpdate change) {
    items.update(BenchmarkTables.BENCHMARKS.name(), Map.of("benchmarkId", benchmarkId), change);
  }
}
