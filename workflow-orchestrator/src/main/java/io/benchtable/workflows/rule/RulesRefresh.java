package io.benchtable.workflows.rule;

import io.benchtable.workflows.item.ItemsRefusedException;
import io.benchtable.workflows.item.ItemsUnavailableException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Reads the rules again from time to time: another process may have seen their changes. */
final class RulesRefresh implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(RulesRefresh.class);

  private final Rules rules;
  private final long everyMillis;
  private volatile @Nullable ScheduledExecutorService timer;

  RulesRefresh(Rules rules, long everyMillis) {
    this.rules = rules;
    this.everyMillis = everyMillis;
  }

  @Override
  public void start() {
    var next =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("rules-refresh").daemon().factory());
    timer = next;
    next.scheduleWithFixedDelay(this::refresh, 0, everyMillis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    var running = timer;
    timer = null;
    if (running != null) {
      running.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return timer != null;
  }

  private void refresh() {
    try {
      rules.refresh();
    } catch (ItemsUnavailableException | ItemsRefusedException e) {
      log.debug("The rules cannot be read now: {}", e.getMessage());
    }
  }
}
