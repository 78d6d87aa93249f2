package io.benchtable.dashboard.live;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The pages that are open now, each told of the changes that concern it. */
@Component
class LivePages implements SmartLifecycle {

  private final Set<Subscription> open = ConcurrentHashMap.newKeySet();
  private final LiveSettings settings;
  private volatile boolean running;

  LivePages(LiveSettings settings) {
    this.settings = settings;
  }

  /** Tells the pages concerned. */
  void on(Change change) {
    open.forEach(page -> page.on(change));
  }

  /** A connection for a page; empty when there are too many, or the dashboard is stopping. */
  Optional<SseEmitter> open(Interest interest) {
    if (!running || open.size() >= settings.connections()) {
      return Optional.empty();
    }
    SseEmitter emitter = new SseEmitter(0L);
    Subscription page = new Subscription(emitter, interest, settings);
    emitter.onCompletion(() -> leave(page));
    emitter.onError(_ -> leave(page));
    open.add(page);
    Thread.ofVirtual()
        .name("live-page")
        .start(
            () -> {
              page.run();
              open.remove(page);
            });
    return Optional.of(emitter);
  }

  int count() {
    return open.size();
  }

  @Override
  public void start() {
    running = true;
  }

  /** Ends all connections before the web server waits for its requests to end. */
  @Override
  public void stop() {
    running = false;
    open.forEach(Subscription::close);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void leave(Subscription page) {
    open.remove(page);
    page.close();
  }
}
