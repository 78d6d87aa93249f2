package io.benchtable.workflows.deadletter;

import io.benchtable.workflows.event.EventStore;
import io.benchtable.workflows.item.ItemsRefusedException;
import io.benchtable.workflows.item.ItemsUnavailableException;
import io.benchtable.workflows.rule.Rule;
import io.benchtable.workflows.rule.Rules;
import io.benchtable.workflows.rule.Target;
import io.benchtable.workflows.target.Delivery;
import io.benchtable.workflows.target.DeliveryFailed;
import io.benchtable.workflows.target.Outcome;
import io.benchtable.workflows.target.Targets;
import io.benchtable.workflows.target.Undelivered;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Tries dead letters again when their time has come. */
final class RetryLoop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(RetryLoop.class);

  /** How long a letter belongs to who took it; then it is looked at again. */
  static final Duration LEASE = Duration.ofMinutes(1);

  private static final int PAGE = 64;

  private final DeadLetters letters;
  private final Rules rules;
  private final Targets targets;
  private final EventStore events;
  private final InstantSource clock;
  private final Duration pause;
  private volatile @Nullable Thread thread;

  RetryLoop(
      DeadLetters letters,
      Rules rules,
      Targets targets,
      EventStore events,
      InstantSource clock,
      Duration pause) {
    this.letters = letters;
    this.rules = rules;
    this.targets = targets;
    this.events = events;
    this.clock = clock;
    this.pause = pause;
  }

  @Override
  public void start() {
    var retrying = Thread.ofPlatform().name("dead-letters").daemon().unstarted(this::run);
    thread = retrying; // before it runs, since it goes on only while it is there
    retrying.start();
  }

  @Override
  public void stop() {
    var running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void run() {
    try {
      while (thread != null) {
        if (!rules.isLoaded() || retryDue() < PAGE) {
          Thread.sleep(pause);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tries what is due; how many letters there were. */
  int retryDue() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var due = letters.due(PAGE);
      due.forEach(letter -> threads.execute(() -> retry(letter)));
      return due.size();
    } catch (ItemsUnavailableException | ItemsRefusedException e) {
      log.debug("Dead letters cannot be read now: {}", e.getMessage());
      return 0;
    }
  }

  private void retry(DeadLetter letter) {
    try {
      if (letters.take(letter, clock.instant().plus(LEASE))) {
        deliver(letter);
      }
    } catch (ItemsUnavailableException | ItemsRefusedException | KafkaException e) {
      log.warn("Event {} is tried again in a minute: {}", letter.eventId(), e.getMessage());
    }
  }

  private void deliver(DeadLetter letter) {
    if (letter.rule().equals(Undelivered.ROUTER)) {
      var why = LetterEvent.unroutable(letter);
      letters.park(letter, why.code(), why.reason());
      return;
    }
    var rule = rules.named(letter.rule());
    var target = rule == null ? Optional.<Target>empty() : target(rule, letter);
    if (rule == null || target.isEmpty()) {
      letters.park(
          letter,
          "RULE_NOT_FOUND",
          "Expected rule "
              + letter.rule()
              + " in force with target "
              + letter.target()
              + ", but it is not");
      return;
    }
    var event = LetterEvent.of(letter, events);
    if (event.isEmpty()) {
      letters.park(
          letter, "EVENT_NOT_FOUND", "Expected the event in Kafka, but it is there no more");
      return;
    }
    deliver(letter, new Delivery(rule, target.get(), event.get()));
  }

  private void deliver(DeadLetter letter, Delivery delivery) {
    try {
      if (targets.deliver(delivery, true) == Outcome.DONE) {
        letters.delivered(letter);
        log.info("Event {} was delivered after all", letter.eventId());
      }
    } catch (DeliveryFailed e) {
      letters.failed(Undelivered.of(delivery), e);
    }
  }

  private static Optional<Target> target(Rule rule, DeadLetter letter) {
    return rule.targets().stream()
        .filter(target -> target.id().equals(letter.target()))
        .findFirst();
  }
}
