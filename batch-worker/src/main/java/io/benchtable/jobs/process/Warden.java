package io.benchtable.jobs.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A small process that kills our trees when we are gone, even by SIGKILL: it knows because its pipe
 * ends. What we wrote before we died it still reads.
 */
final class Warden implements AutoCloseable {

  private final Path script;
  private final Pipe orders;
  private final int process;

  private Warden(Path script, Pipe orders, int process) {
    this.script = script;
    this.orders = orders;
    this.process = process;
  }

  static Warden start(Path scripts) throws IOException {
    var script = Scripts.write("warden.sh", scripts);
    var orders = Pipe.toChild();
    try {
      var process =
          Spawn.start(
              List.of("/bin/sh", script.toString()),
              List.of("PATH=/usr/local/bin:/usr/bin:/bin"),
              orders.childsEnd(),
              -1,
              -1);
      orders.handedOver();
      return new Warden(script, orders, process);
    } catch (IOException failed) {
      orders.close();
      throw failed;
    }
  }

  /** From now on the tree ends with us. */
  void watch(TreeRecord tree) throws IOException {
    var procs = String.join(" ", tree.procsFiles().stream().map(Path::toString).toList());
    tell("+ " + tree.process() + " " + tree.mark() + " " + procs);
  }

  /** The tree has ended. */
  void release(TreeRecord tree) throws IOException {
    tell("- " + tree.process());
  }

  private synchronized void tell(String line) throws IOException {
    try {
      orders.channel().write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
    } catch (IOException gone) {
      throw new IOException("Expected our warden " + script + " to run, but it does not", gone);
    }
  }

  @Override
  public void close() throws IOException {
    orders.close();
    Reaped.reap(process);
  }
}
