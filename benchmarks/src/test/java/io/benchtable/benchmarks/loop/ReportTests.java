package io.benchtable.benchmarks.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReportTests {

  @Test
  void isBrokenByWhatIsLostAndByNothingElse() throws IOException {
    Report report =
        new Report(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            Options.of(new String[] {"--engine", "memory"}));
    report.number("a phase", "puts that failed", 3);
    report.mustBeNone("a phase", "lost starts", 0);
    assertThat(report.isBroken()).isFalse();

    report.mustBeNone("a phase", "lost starts", 1);
    report.mustBeNone("a phase", "doubled starts", 0);
    assertThat(report.isBroken()).isTrue();
  }
}
