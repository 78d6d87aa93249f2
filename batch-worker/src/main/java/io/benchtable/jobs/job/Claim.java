package io.benchtable.jobs.job;

import io.benchtable.jobs.job.JobMessages.JobItem;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The put that makes an attempt ours, under way while its sandbox is made ready. */
final class Claim {

  private final String name;
  private final CompletableFuture<Boolean> put;

  private Claim(String name, CompletableFuture<Boolean> put) {
    this.name = name;
    this.put = put;
  }

  static Claim make(Items items, JobItem job) {
    return new Claim(
        job.runId() + " " + job.jobId(),
        CompletableFuture.supplyAsync(
            () -> items.create(job), put -> Thread.ofVirtual().name("claim").start(put)));
  }

  /**
   * Returns when the attempt is ours: nobody else has made it, as the condition on the put says.
   *
   * @throws ItemsUnavailable if that cannot be known
   */
  void await() {
    try {
      if (!put.join()) {
        throw new IllegalStateException(
            "Expected attempt " + name + " to be new, but another worker has made it");
      }
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }
}
