package io.benchtable.tables.history;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Clients at work beside a test. */
final class Crowd {

  /** What one client does again and again. */
  interface Work {
    void call() throws Exception;
  }

  /** What a test does meanwhile. */
  interface Meanwhile {
    void run() throws Exception;
  }

  private Crowd() {}

  static void work(List<? extends Work> clients, Meanwhile meanwhile) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients.size())) {
      List<Future<Boolean>> all = new ArrayList<>();
      for (Work client : clients) {
        Callable<Boolean> task =
            () -> {
              while (!over.get()) {
                client.call();
              }
              return true;
            };
        all.add(threads.submit(task));
      }
      try {
        meanwhile.run();
      } finally {
        over.set(true);
      }
      for (Future<Boolean> one : all) {
        one.get();
      }
    }
  }
}
