package io.benchtable.jobs.job;

import io.benchtable.jobs.job.JobMessages.Metric;
import io.benchtable.jobs.job.JobMessages.MetricValue;
import io.benchtable.jobs.job.JobMessages.Step;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.core.JacksonException;

/** Reads a step's metrics from what it wrote. */
record Metrics(Path directory, Path output, Path errors) {

  private static final int LONGEST_LINE = 1 << 20;
  private static final int LONGEST_NUMBER = 400;

  /** A metric that is not there, or is no number. */
  static final class NotFound extends Exception {
    NotFound(String message) {
      super(message);
    }
  }

  Map<String, MetricValue> read(Step step) throws IOException, NotFound {
    var values = new LinkedHashMap<String, MetricValue>();
    for (var metric : Step.orEmpty(step.metrics())) {
      values.put(metric.name(), new MetricValue(number(metric), metric.unit()));
    }
    return values;
  }

  private String number(Metric metric) throws IOException, NotFound {
    for (var file : sources(metric)) {
      if (Files.isRegularFile(file)) {
        var text = metric.regex() != null ? matched(file, metric) : pointed(file, metric);
        if (text.isPresent()) {
          return checked(metric, text.get());
        }
      }
    }
    var looked = metric.regex() != null ? metric.regex() : metric.pointer();
    var where = metric.file() == null ? "the output" : metric.file();
    throw new NotFound(
        "Expected metric "
            + metric.name()
            + " ("
            + looked
            + ") in "
            + where
            + ", but it is not there");
  }

  private List<Path> sources(Metric metric) {
    return switch (metric.file()) {
      case null -> List.of(output, errors);
      case "stdout" -> List.of(output);
      case "stderr" -> List.of(errors);
      case String file -> List.of(directory.resolve(file));
    };
  }

  private static Optional<String> matched(Path file, Metric metric) throws IOException, NotFound {
    var pattern = pattern(metric);
    try (var lines = new BoundedLines(text(file), LONGEST_LINE)) {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        var matcher = pattern.matcher(line.get());
        if (matcher.find()) {
          return Optional.ofNullable(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group());
        }
      }
    } catch (StackOverflowError tooDeep) {
      throw new NotFound(
          "Expected metric "
              + metric.name()
              + " to have a regular expression for lines of this length, but matching "
              + metric.regex()
              + " needs too much memory");
    }
    return Optional.empty();
  }

  /** Bytes that are no UTF-8 are replaced. */
  private static Reader text(Path file) throws IOException {
    return new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
  }

  private static Pattern pattern(Metric metric) throws NotFound {
    try {
      return Pattern.compile(String.valueOf(metric.regex()));
    } catch (PatternSyntaxException wrong) {
      throw new NotFound(
          "Expected metric "
              + metric.name()
              + " to have a regular expression, but "
              + wrong.getMessage());
    }
  }

  /** Reads no further than to what is pointed at, and keeps nothing else. */
  private static Optional<String> pointed(Path file, Metric metric) throws IOException {
    if (metric.pointer() == null) {
      return Optional.empty();
    }
    try {
      return JobJson.scalarAt(file, metric.pointer());
    } catch (JacksonException | IllegalArgumentException noJson) {
      return Optional.empty();
    }
  }

  private static String checked(Metric metric, String text) throws NotFound {
    var number = text.strip();
    try {
      if (number.length() <= LONGEST_NUMBER) {
        var value = new BigDecimal(number);
        // 1e999999999 is short, but would be written as a gigabyte of zeros.
        if (Math.abs((long) value.precision() - value.scale()) <= LONGEST_NUMBER
            && value.scale() <= 2 * LONGEST_NUMBER) {
          return value.toPlainString();
        }
      }
    } catch (NumberFormatException noNumber) {
      // Said below.
    }
    throw new NotFound(
        "Expected metric "
            + metric.name()
            + " to be a number of at most "
            + LONGEST_NUMBER
            + " digits, but got "
            + number.substring(0, Math.min(number.length(), 100)));
  }
}
