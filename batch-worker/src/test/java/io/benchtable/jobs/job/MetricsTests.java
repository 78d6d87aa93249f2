package io.benchtable.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.jobs.job.JobMessages.Metric;
import io.benchtable.jobs.job.JobMessages.MetricValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTests {

  private final Path directory;

  MetricsTests(@TempDir Path directory) {
    this.directory = directory;
  }

  private @Nullable String read(String output, Metric metric) throws Exception {
    Files.writeString(directory.resolve("out"), output);
    Files.writeString(directory.resolve("err"), "");
    var step = Bench.Draft.of("true").metrics(metric).step();
    var metrics = new Metrics(directory, directory.resolve("out"), directory.resolve("err"));
    var value = metrics.read(step).get("m");
    return value == null ? null : value.value();
  }

  private static Metric regex(String regex) {
    return new Metric("m", "1", null, regex, null);
  }

  private static Metric pointer(String pointer) {
    return new Metric("m", "1", null, null, pointer);
  }

  @Test
  void readsLinesOfAnyLengthByTheirBeginning() throws Exception {
    assertThat(lines("a\r\n\nlong line\nb", 4)).containsExactly("a", "", "long", "b");
    assertThat(lines("x".repeat(20_000) + "\ny\n", 10_000))
        .containsExactly("x".repeat(10_000), "y");
    assertThat(read("m=1 " + "x".repeat(3 << 20) + " n=2\nk=3\n", regex("m=(\\d)"))).isEqualTo("1");
    assertThat(read("m=1 " + "x".repeat(3 << 20) + " n=2\nk=3\n", regex("k=(\\d)"))).isEqualTo("3");
    assertThatThrownBy(() -> read("x".repeat(3 << 20) + " n=2\n", regex("n=(\\d)")))
        .isInstanceOf(Metrics.NotFound.class);
  }

  private static List<String> lines(String text, int longest) throws IOException {
    var all = new ArrayList<String>();
    try (var lines = new BoundedLines(new StringReader(text), longest)) {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        all.add(line.get());
      }
    }
    return all;
  }

  @Test
  void readsManyMetricsOfOneFileAndEachWhereItIsFirst() throws Exception {
    Files.writeString(directory.resolve("out"), "b=2\nk=\na=1 b=3\n");
    Files.writeString(directory.resolve("err"), "a=9 c=4 k=5\n");
    var metrics = new Metrics(directory, directory.resolve("out"), directory.resolve("err"));
    var step =
        Bench.Draft.of("true")
            .metrics(
                new Metric("c", null, "stderr", "c=(\\d)", null),
                new Metric("a", null, null, "a=(\\d)", null),
                new Metric("b", null, "out", "b=(\\d)", null),
                new Metric("k", null, null, "k=(\\d)?", null))
            .step();
    var values = metrics.read(step);
    assertThat(values.keySet()).containsExactly("c", "a", "b", "k");
    assertThat(values.values().stream().map(MetricValue::value))
        .containsExactly("4", "1", "2", "5");
  }

  @Test
  void saysWhenAnExpressionCannotCopeWithALine() {
    assertThatThrownBy(() -> read("ab".repeat(400_000), regex("^(a|b)*c(\\d)")))
        .isInstanceOf(Metrics.NotFound.class)
        .hasMessageContaining("too much memory");
  }

  /** There are more ways through a line of commas than could ever be tried. */
  static final String ENDLESS = "(.*),(.*),(.*),(.*),(.*),m=(\\d)";

  private Metrics lookingFor(Duration longest) throws IOException {
    Files.writeString(directory.resolve("out"), "n=1\n" + ",".repeat(20_000) + "\n");
    Files.writeString(directory.resolve("err"), "");
    return new Metrics(directory, directory.resolve("out"), directory.resolve("err"), longest);
  }

  @Test
  void givesUpAnExpressionThatTakesTooLong() throws Exception {
    var metrics = lookingFor(Duration.ofMillis(50));
    var step = Bench.Draft.of("true").metrics(regex(ENDLESS)).step();
    assertThatThrownBy(() -> metrics.read(step))
        .isInstanceOf(Metrics.NotFound.class)
        .hasMessageContaining("Expected metric m")
        .hasMessageEndingWith("its expression takes too long on line 2");
  }

  static boolean isLooking(Thread thread) {
    return Stream.of(thread.getStackTrace())
        .anyMatch(frame -> frame.getClassName().startsWith(Expression.class.getName()));
  }

  @Test
  void givesUpLookingWhenTheWorkerIsStopped() throws Exception {
    var metrics = lookingFor(Duration.ofDays(1));
    var step = Bench.Draft.of("true").metrics(regex(ENDLESS)).step();
    var looking = new FutureTask<>(() -> metrics.read(step));
    var thread = Thread.ofPlatform().daemon().start(looking);
    Awaitility.await().until(() -> isLooking(thread));
    thread.interrupt();
    assertThatThrownBy(() -> looking.get(1, TimeUnit.MINUTES))
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void followsAPointerThroughJson() throws Exception {
    var json = "{\"x\": [1, {\"a/b\": \"2.50\"}], \"big\": [[[]]], \"y\": {\"x\": -3e2}}";
    assertThat(read(json, pointer("/x/1/a~1b"))).isEqualTo("2.50");
    assertThat(read(json, pointer("/y/x"))).isEqualTo("-300");
    assertThat(read("7", pointer(""))).isEqualTo("7");
    for (var none : List.of("/y", "/z", "/x/2", "/big/0", "no pointer")) {
      assertThatThrownBy(() -> read(json, pointer(none))).isInstanceOf(Metrics.NotFound.class);
    }
    assertThatThrownBy(() -> read("no JSON", pointer("/a"))).isInstanceOf(Metrics.NotFound.class);
  }

  @Test
  void findsWhatLiesInAFileLargerThanMemoryWouldHold() throws Exception {
    var part = "{\"name\": \"" + "x".repeat(1 << 20) + "\", \"values\": [1, 2, 3]},\n";
    var json = "{\"parts\": [" + part.repeat(80) + "{}], \"total\": 42}";
    assertThat(read(json, pointer("/total"))).isEqualTo("42");
  }

  @Test
  void refusesNumbersThatNobodyCouldWriteDown() throws Exception {
    assertThat(read("m=-1.5e-3", regex("m=(.*)"))).isEqualTo("-0.0015");
    assertThat(read("m=1.7976931348623157e308", regex("m=(.*)"))).hasSize(309);
    assertThat(read("m=5e-324", regex("m=(.*)"))).startsWith("0.000");
    var refused =
        List.of("1e999999999", "1e-999999999", "0e-999999999", "0e2000000000", "9".repeat(100_000));
    for (var number : refused) {
      assertThatThrownBy(() -> read("m=" + number, regex("m=(.*)")))
          .isInstanceOf(Metrics.NotFound.class)
          .hasMessageContaining("to be a number of at most 400 digits")
          .extracting(failure -> String.valueOf(failure.getMessage()).length())
          .satisfies(length -> assertThat(length).isLessThan(300));
    }
  }
}
