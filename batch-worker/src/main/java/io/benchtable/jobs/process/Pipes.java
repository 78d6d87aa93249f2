package io.benchtable.jobs.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The pipes between us and a launcher: our orders, its answers, and what its command prints.
 *
 * @param all of them, in that order
 */
record Pipes(List<Pipe> all) implements AutoCloseable {

  static Pipes open() throws IOException {
    var pipes = new Pipes(new ArrayList<>());
    try {
      pipes.all.add(Pipe.toChild());
      while (pipes.all.size() < 4) {
        pipes.all.add(Pipe.fromChild());
      }
      return pipes;
    } catch (IOException failed) {
      pipes.close();
      throw failed;
    }
  }

  Pipe orders() {
    return all.get(0);
  }

  Pipe answers() {
    return all.get(1);
  }

  Pipe output() {
    return all.get(2);
  }

  Pipe errors() {
    return all.get(3);
  }

  /**
   * Waits until the launcher says this word.
   *
   * @throws CannotStart with what it says instead, if it ends
   */
  void expect(String word) throws IOException {
    var instead = answers().saidInsteadOf(word);
    if (instead.isPresent()) {
      throw new CannotStart("Expected to start the command, but: " + instead.get());
    }
  }

  void handedOver() {
    all.forEach(Pipe::handedOver);
  }

  @Override
  public void close() throws IOException {
    for (var pipe : all) {
      pipe.close();
    }
  }
}
