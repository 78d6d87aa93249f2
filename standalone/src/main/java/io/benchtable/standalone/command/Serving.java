package io.benchtable.standalone.command;

import io.benchtable.standalone.instance.InstanceProblem;
import io.benchtable.standalone.server.Server;
import io.benchtable.standalone.server.ServerOptions;
import io.benchtable.standalone.terminal.Terminal;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Keeps an instance up until the process is told to end; then stops it in order. */
final class Serving implements AutoCloseable {

  private final Terminal terminal;
  private final Thread starting = Thread.currentThread();
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stop");
  private volatile @Nullable Server server;

  private Serving(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Starts an instance; a process that is told to end meanwhile stops what it has started. */
  static Serving start(ServerOptions options, Terminal terminal) {
    terminal.err().println("Starting on " + options.data().toAbsolutePath().normalize() + " …");
    Serving serving = new Serving(terminal);
    Runtime.getRuntime().addShutdownHook(serving.hook);
    serving.start(options);
    terminal.err().println(Server.describe(options.temporal()) + ".");
    return serving;
  }

  private void start(ServerOptions options) {
    try {
      Server up = Server.start(options);
      up.whenLost(this::giveUp);
      server = up;
    } catch (RuntimeException e) {
      unhook();
      throw isEnding() ? new InstanceProblem("Stopped while starting.", e) : e;
    } finally {
      started.countDown();
    }
  }

  Server server() {
    return Objects.requireNonNull(server, "server, which is there once start has returned");
  }

  /** Returns when the process has been told to end and everything has stopped. */
  void await() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether somebody has asked the process to end. */
  boolean isEnding() {
    return told.getCount() == 0;
  }

  private void giveUp(String sentence) {
    if (isEnding()) {
      return; // that it ends is no news then, and the exit would wait for the one under way
    }
    terminal.err().println("benchtable: " + sentence);
    System.exit(ExitCodes.FAILED);
  }

  private void stop() {
    told.countDown();
    try {
      if (started.getCount() > 0) {
        starting.interrupt();
        started.await();
      }
      Server up = server;
      if (up != null) {
        up.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  @Override
  public void close() {
    if (unhook()) {
      stop();
    }
  }

  /** Whether it is left to the caller to stop; if not, the process is ending and the hook does. */
  private boolean unhook() {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return false;
    }
  }
}
