package io.benchtable.jobs.job;

import io.benchtable.jobs.job.JobMessages.Metric;
import io.benchtable.jobs.job.JobMessages.MetricValue;
import io.benchtable.jobs.job.JobMessages.Step;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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

  private static final long LARGEST_JSON = 64 << 20;

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
    try (var lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var matcher = pattern.matcher(line);
        if (matcher.find()) {
          return Optional.ofNullable(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group());
        }
      }
    }
    return Optional.empty();
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

  private static Optional<String> pointed(Path file, Metric metric) throws IOException {
    if (Files.size(file) > LARGEST_JSON || metric.pointer() == null) {
      return Optional.empty();
    }
    try {
      var found = JobJson.tree(Files.readString(file)).at(metric.pointer());
      return found.isNumber() || found.isString()
          ? Optional.of(found.asString())
          : Optional.empty();
    } catch (JacksonException
        | IllegalArgumentException
        | java.nio.charset.CharacterCodingException noJson) {
      return Optional.empty();
    }
  }

  private static String checked(Metric metric, String text) throws NotFound {
    try {
      return new BigDecimal(text.strip()).toPlainString();
    } catch (NumberFormatException noNumber) {
      throw new NotFound("Expected metric " + metric.name() + " to be a number, but got " + text);
    }
  }
}
