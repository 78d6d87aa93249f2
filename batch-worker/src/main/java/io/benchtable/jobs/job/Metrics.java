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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
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
    var patterns = new LinkedHashMap<Metric, Pattern>();
    var files = new LinkedHashSet<>(List.of(output, errors));
    for (var metric : metrics) {
      if (metric.regex() != null) {
        patterns.put(metric, pattern(metric));
        files.addAll(sources(metric));
      }
    }
    var found = new HashMap<Metric, String>();
    for (var file : files) {
      var wanted = new LinkedHashMap<>(patterns);
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

  private static void match(Path file, Map<Metric, Pattern> wanted, Map<Metric, String> found)
      throws IOException, NotFound {
    try (var lines = new BoundedLines(text(file), LONGEST_LINE)) {
      for (var line = lines.next(); line.isPresent() && !wanted.isEmpty(); line = lines.next()) {
        for (var each = wanted.entrySet().iterator(); each.hasNext(); ) {
          var metric = each.next();
          var matcher = metric.getValue().matcher(line.get());
          if (finds(metric.getKey(), matcher)) {
            each.remove();
            var text = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
            if (text != null) {
              found.put(metric.getKey(), text);
            }
          }
        }
      }
    }
  }

  private static boolean finds(Metric metric, Matcher matcher) throws NotFound {
    try {
      return matcher.find();
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
