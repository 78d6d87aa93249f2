package io.benchtable.standalone.command;

import io.benchtable.standalone.server.Server;
import io.benchtable.standalone.server.ServerOptions;
import io.benchtable.standalone.terminal.Terminal;
import java.util.concurrent.CountDownLatch;

/** Keeps an instance up until the process is told to end; then stops it in order. */
final class Serving implements AutoCloseable {

  private final Server server;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final CountDownLatch told = new CountDownLatch(1);
  private final Thread hook;

  private Serving(Server server) {
    this.server = server;
    this.hook = new Thread(this::stop, "stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  static Serving start(ServerOptions options, Terminal terminal) {
    terminal.err().println("Starting on " + options.data().toAbsolutePath().normalize() + " …");
    Serving serving = new Serving(Server.start(options));
    terminal.err().println(Server.describe(options.temporal()) + ".");
    return serving;
  }

  Server server() {
    return server;
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

  private void stop() {
    told.countDown();
    server.close();
    ended.countDown();
  }

  @Override
  public void close() {
    if (!isEnding()) {
      Runtime.getRuntime().removeShutdownHook(hook);
      stop();
    }
  }
}
