package io.benchtable.jobs.job;

import io.benchtable.jobs.job.JobMessages.Metric;
import io.benchtable.jobs.job.JobMessages.MetricValue;
import io.benchtable.jobs.job.JobMessages.Step;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads a step's metrics from what it wrote.
 *
 * @param longest how long may be looked for each
 */
record Metrics(Path directory, Path output, Path errors, Duration longest) {

  /** An ordinary expression has read a gigabyte by then; meanwhile nobody measures on the host. */
  private static final Duration LONGEST_SEARCH = Duration.ofSeconds(10);

  private static final int LONGEST_LINE = 1 << 20;
  private static final int LONGEST_NUMBER = 400;

  Metrics(Path directory, Path output, Path errors) {
    this(directory, output, errors, LONGEST_SEARCH);
  }

  /** A metric that is not there, or is no number. */
  static final class NotFound extends Exception {
    NotFound(String message) {
      super(message);
    }
  }

  Map<String, MetricValue> read(Step step) throws IOException, NotFound {
    var metrics = Step.orEmpty(step.metrics());
    var matched = matched(metrics);
    var values = new LinkedHashMap<String, MetricValue>();
    for (var metric : metrics) {
      var text = metric.regex() == null ? pointed(metric) : matched.get(metric);
      if (text == null) {
        throw missing(metric);
      }
      values.put(metric.name(), new MetricValue(checked(metric, text), metric.unit()));
    }
    return values;
  }

  private static NotFound missing(Metric metric) {
    var looked = metric.regex() != null ? metric.regex() : metric.pointer();
    var where = metric.file() == null ? "the output" : metric.file();
    return new NotFound(
        "Expected metric "
            + metric.name()
            + " ("
            + looked
            + ") in "
            + where
            + ", but it is not there");
  }

  /** What regular expressions find; each file is read once, the output before the errors. */
  private Map<Metric, String> matched(List<Metric> metrics) throws IOException, NotFound {
    var expressions = new LinkedHashMap<Metric, Expression>();
    var files = new LinkedHashSet<>(List.of(output, errors));
    for (var metric : metrics) {
      if (metric.regex() != null) {
        expressions.put(metric, new Expression(pattern(metric), longest));
        files.addAll(sources(metric));
      }
    }
    var found = new HashMap<Metric, String>();
    for (var file : files) {
      var wanted = new LinkedHashMap<>(expressions);
      wanted.keySet().removeIf(metric -> !sources(metric).contains(file));
      wanted.keySet().removeAll(found.keySet());
      if (!wanted.isEmpty() && Files.isRegularFile(file)) {
        match(file, wanted, found);
      }
    }
    return found;
  }

  private List<Path> sources(Metric metric) {
    return switch (metric.file()) {
      case null -> List.of(output, errors);
      case "stdout" -> List.of(output);
      case "stderr" -> List.of(errors);
      case String file -> List.of(directory.resolve(file));
    };
  }

  private static void match(Path file, Map<Metric, Expression> wanted, Map<Metric, String> found)
      throws IOException, NotFound {
    try (var lines = new BoundedLines(text(file), LONGEST_LINE)) {
      var number = 1L;
      for (var line = lines.next(); line.isPresent() && !wanted.isEmpty(); line = lines.next()) {
        for (var each = wanted.entrySet().iterator(); each.hasNext(); ) {
          var metric = each.next();
          var match = match(metric.getKey(), metric.getValue(), line.get(), number);
          if (match.isPresent()) {
            each.remove();
            var text = match.get().groupCount() > 0 ? match.get().group(1) : match.get().group();
            if (text != null) {
              found.put(metric.getKey(), text);
            }
          }
        }
        number++;
      }
    }
  }

  private static Optional<MatchResult> match(
      Metric metric, Expression expression, String line, long number)
      throws InterruptedIOException, NotFound {
    try {
      return expression.find(line);
    } catch (Expression.GivenUp given) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException(
            "Expected to look for metric " + metric.name() + ", but the worker is stopped");
      }
      throw new NotFound(
          "Expected metric "
              + metric.name()
              + " ("
              + metric.regex()
              + "), but its expression takes too long on line "
              + number);
    } catch (StackOverflowError tooDeep) {
      throw new NotFound(
          "Expected metric "
              + metric.name()
              + " to have a regular expression for lines of this length, but matching "
              + metric.regex()
              + " needs too much memory");
    }
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

  private @Nullable String pointed(Metric metric) throws IOException {
    for (var file : sources(metric)) {
      var text = Files.isRegularFile(file) ? pointed(file, metric) : Optional.<String>empty();
      if (text.isPresent()) {
        return text.get();
      }
    }
    return null;
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
