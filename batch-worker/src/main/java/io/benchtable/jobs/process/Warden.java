package io.benchtable.jobs.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A small process that kills our trees when we are gone, even by SIGKILL: it knows because its pipe
 * ends. What we wrote before we died it still reads. If it dies itself, another takes over.
 */
final class Warden implements AutoCloseable {

  private final Path script;
  private final Map<Integer, TreeRecord> watched = new LinkedHashMap<>();
  private final Map<String, Will> wills = new LinkedHashMap<>();
  private Watch watch;

  private Warden(Path script, Watch watch) {
    this.script = script;
    this.watch = watch;
  }

  static Warden start(Path scripts) throws IOException {
    var script = Scripts.write(Warden.class, "warden.sh", scripts);
    return new Warden(script, Watch.start(script));
  }

  /** From now on the tree ends with us. */
  synchronized void watch(TreeRecord tree) throws IOException {
    watched.put(tree.process(), tree);
    if (!watch.told(started(tree))) {
      replace();
    }
  }

  private static String started(TreeRecord tree) {
    var procs = String.join(" ", tree.procsFiles().stream().map(Path::toString).toList());
    return "+ " + tree.process() + " " + tree.mark() + " " + procs;
  }

  /** The tree has ended; a warden that has died need not know. */
  synchronized void release(TreeRecord tree) {
    if (watched.remove(tree.process()) != null) {
      watch.told("- " + tree.process());
    }
  }

  /** From now on the script is run when we are gone. */
  synchronized void keep(Will will) throws IOException {
    wills.put(will.name(), will);
    if (!watch.told(kept(will))) {
      replace();
    }
  }

  private static String kept(Will will) {
    return "w " + will.name() + " " + will.script();
  }

  /** The script is not needed any more. */
  synchronized void forget(Will will) {
    if (wills.remove(will.name()) != null) {
      watch.told("x " + will.name());
    }
  }

  private void replace() throws IOException {
    watch.end();
    watch = Watch.start(script);
    var orders =
        Stream.concat(
            watched.values().stream().map(Warden::started),
            wills.values().stream().map(Warden::kept));
    for (var order : orders.toList()) {
      if (!watch.told(order)) {
        throw new IOException("Expected our warden " + script + " to run, but it does not");
      }
    }
  }

  @Override
  public synchronized void close() throws IOException {
    watch.end();
  }

  /** One process. */
  private record Watch(Pipe orders, int process) {

    static Watch start(Path script) throws IOException {
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
        return new Watch(orders, process);
      } catch (IOException failed) {
        orders.close();
        throw failed;
      }
    }

    /** A thread that is interrupted would close the pipe, and the warden take us for dead. */
    boolean told(String line) {
      var interrupted = Thread.interrupted();
      try {
        orders.channel().write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
        return true;
      } catch (IOException gone) {
        return false;
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }

    void end() throws IOException {
      orders.close();
      Reaped.reap(process);
    }
  }
}
