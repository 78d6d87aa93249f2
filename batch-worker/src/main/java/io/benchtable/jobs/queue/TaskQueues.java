package io.benchtable.jobs.queue;

/** Temporal task queues are named after job queues. */
final class TaskQueues {

  private TaskQueues() {}

  /** Any worker may take from it. */
  static String shared(String queue) {
    return "jobs." + queue;
  }

  /** One worker's own, for what must be on the same host. */
  static String own(String queue, String workerId) {
    return shared(queue) + "@" + workerId;
  }
}
