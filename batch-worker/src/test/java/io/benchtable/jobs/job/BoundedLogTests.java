package io.benchtable.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedLogTests {

  @Property(tries = 300)
  void keepsTheBeginningAndTheEnd(@ForAll List<@StringLength(max = 12) @AlphaChars String> pieces)
      throws IOException {
    var file = Files.createTempFile("log", ".txt");
    try {
      var all = String.join("", pieces);
      var log = BoundedLog.create(file, 5, 7, () -> {});
      for (var piece : pieces) {
        log.take(ByteBuffer.wrap(piece.getBytes(StandardCharsets.UTF_8)));
      }
      log.close();
      var left = all.length() - 12;
      var expected =
          left > 0
              ? all.substring(0, 5)
                  + "\n["
                  + left
                  + " bytes left out]\n"
                  + all.substring(all.length() - 7)
              : all;
      assertThat(Files.readString(file)).isEqualTo(expected);
      assertThat(log.total()).isEqualTo(all.length());
      assertThat(log.truncated()).isEqualTo(left > 0);
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void showsTheTailOfALogThatIsStillWritten(@TempDir Path runs) throws IOException {
    var logs = new Logs(runs);
    var log = logs.create("b-0001", "step#1", Logs.Stream.STDOUT);
    log.take(ByteBuffer.wrap("hello world".getBytes(StandardCharsets.UTF_8)));
    assertThat(logs.tail("b-0001", "step#1", Logs.Stream.STDOUT, 5).map(String::new))
        .contains("world");
    logs.close("b-0001", "step#1", Logs.Stream.STDOUT);
    assertThat(logs.tail("b-0001", "step#1", Logs.Stream.STDOUT, 500).map(String::new))
        .contains("hello world");
    assertThat(logs.tail("b-0001", "step#1", Logs.Stream.STDERR, 5)).isEmpty();
  }

  @Test
  void showsTheTailOnceHoweverTheLogIsClosed(@TempDir Path runs) throws IOException {
    var logs = new Logs(runs);
    try (var log = logs.create("b-0001", "step#1", Logs.Stream.STDOUT)) {
      log.take(ByteBuffer.wrap(new byte[1 << 20]));
      log.take(ByteBuffer.wrap("end".getBytes(StandardCharsets.UTF_8)));
    }
    assertThat(logs.tail("b-0001", "step#1", Logs.Stream.STDOUT, 4).map(String::new))
        .contains("\0end");
  }

  @Test
  void isNotHeldUpByWhoReadsIt(@TempDir Path runs) throws Exception {
    var logs = new Logs(runs);
    var log = logs.create("b-0001", "step#1", Logs.Stream.STDOUT);
    // Whoever opens a pipe to read it waits until somebody writes it.
    var file = logs.file("b-0001", "step#1", Logs.Stream.STDOUT);
    Files.delete(file);
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
    var reader = started(() -> logs.tail("b-0001", "step#1", Logs.Stream.STDOUT, 5));
    Awaitility.await()
        .until(() -> List.of(reader.getStackTrace()).toString().contains("RandomAccessFile.open"));
    log.take(ByteBuffer.wrap("abc".getBytes(StandardCharsets.UTF_8)));
    assertThat(log.total()).isEqualTo(3);
    FileChannel.open(file, StandardOpenOption.WRITE).close();
    reader.join();
    log.close();
  }

  private static Thread started(Callable<?> task) {
    return Thread.ofPlatform().daemon().start(new FutureTask<>(task));
  }

  @Test
  void staysInItsDirectory(@TempDir Path runs) {
    var logs = new Logs(runs);
    for (var name : List.of("..", "../..", "/etc/passwd", "a/../../b")) {
      assertThat(logs.file(name, name, Logs.Stream.STDOUT).normalize()).startsWithRaw(runs);
    }
  }
}
