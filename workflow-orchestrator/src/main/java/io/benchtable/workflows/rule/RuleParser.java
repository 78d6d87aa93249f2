package io.benchtable.workflows.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a rule from its item and says everything that is wrong with it. */
final class RuleParser {

  /** A rule, or what is wrong with it. */
  sealed interface Parsed {

    /** It can be used. */
    record Valid(Rule rule) implements Parsed {}

    /** It cannot. */
    record Invalid(List<RuleProblem> problems) implements Parsed {}
  }

  private static final String RESERVED = "benchtable-";
  private static final List<String> USERS = List.of("function", "putItem");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{3,255}");
  private static final Pattern TIME = Pattern.compile("(\\d{1,6})(ms|s|m|h)");
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final Function<Object, String> json;
  private final boolean platform;
  private final List<RuleProblem> problems = new ArrayList<>();

  private RuleParser(Function<Object, String> json, boolean platform) {
    this.json = json;
    this.platform = platform;
  }

  /**
   * Reads a rule.
   *
   * @param json writes a value as JSON text
   * @param platform whether the platform's own kinds of target are allowed
   */
  static Parsed parse(
      Map<String, @Nullable Object> item, Function<Object, String> json, boolean platform) {
    var parser = new RuleParser(json, platform);
    var name = item.get("name") instanceof String text ? text : "";
    if (name.isEmpty() || !platform && name.startsWith(RESERVED)) {
      parser.refuse("name", name, "a name that does not begin with " + RESERVED);
    }
    var rule = new Rule(name, parser.pattern(item), parser.targets(item), platform);
    return parser.problems.isEmpty()
        ? new Parsed.Valid(rule)
        : new Parsed.Invalid(List.copyOf(parser.problems));
  }

  private String pattern(Map<String, @Nullable Object> item) {
    var value = item.get("pattern");
    if (!(value instanceof Map<?, ?> || value instanceof String)) {
      refuse("pattern", value, "an event pattern (an object)");
      return "{}";
    }
    var pattern = value instanceof String text ? text : json.apply(value);
    EventPattern.problem(pattern)
        .ifPresent(problem -> refuse("pattern", value, "an event pattern, but " + problem));
    return pattern;
  }

  private List<Target> targets(Map<String, @Nullable Object> item) {
    var targets = new ArrayList<Target>();
    if (!(item.get("targets") instanceof List<?> list) || list.isEmpty()) {
      refuse("targets", item.get("targets"), "a list of at least one target");
      return targets;
    }
    var ids = new HashSet<String>();
    for (int i = 0; i < list.size(); i++) {
      var path = "targets[" + i + "]";
      if (list.get(i) instanceof Map<?, ?> map) {
        var id = map.get("id") instanceof String text ? text : "";
        if (!ID.matcher(id).matches() || !ids.add(id)) {
          refuse(path + ".id", map.get("id"), "letters, digits, _ . and -, unique in the rule");
        }
        target(path, id, map).ifPresent(targets::add);
      } else {
        refuse(path, list.get(i), "an object");
      }
    }
    return targets;
  }

  private Optional<Target> target(String path, String id, Map<?, ?> map) {
    var kinds = map.keySet().stream().map(String::valueOf).filter(k -> !k.equals("id")).toList();
    var kind = kinds.size() == 1 ? kinds.getFirst() : "";
    var settings = map.get(kind) instanceof Map<?, ?> object ? object : Map.of();
    return switch (platform ? kind : USERS.contains(kind) ? kind : "") {
      case "function" -> Optional.of(function(path + ".function", id, settings));
      case "putItem" -> Optional.of(putItem(path + ".putItem", id, settings));
      case "startBenchmark" -> Optional.of(new Target.StartBenchmark(id));
      case "cancelBenchmark" -> Optional.of(new Target.CancelBenchmark(id));
      case "guardBenchmark" -> Optional.of(new Target.GuardBenchmark(id));
      default -> {
        refuse(path, String.join(", ", kinds), "an id and one of function or putItem");
        yield Optional.empty();
      }
    };
  }

  private Target function(String path, String id, Map<?, ?> settings) {
    onlyKnown(path, settings, List.of("command", "timeout", "queue", "putTo"));
    var command = new ArrayList<String>();
    if (settings.get("command") instanceof List<?> words) {
      words.forEach(word -> command.add(word == null ? "" : word.toString()));
    }
    if (command.isEmpty() || command.getFirst().isBlank()) {
      refuse(path + ".command", settings.get("command"), "a list of texts, the program first");
    }
    var queue = settings.get("queue") instanceof String text ? text : "default";
    if (!ID.matcher(queue).matches()) {
      refuse(path + ".queue", queue, "the name of a job queue");
    }
    Optional<String> putTo = Optional.empty();
    if (settings.get("putTo") != null) {
      putTo = Optional.of(table(path + ".putTo", settings.get("putTo")));
    }
    return new Target.Function(
        id, command, timeout(path + ".timeout", settings.get("timeout")), queue, putTo);
  }

  private Target putItem(String path, String id, Map<?, ?> settings) {
    onlyKnown(path, settings, List.of("table", "inputPaths", "item"));
    var table = table(path + ".table", settings.get("table"));
    var paths = new LinkedHashMap<String, JsonPath>();
    if (settings.get("inputPaths") instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) ->
              JsonPath.parse(String.valueOf(value))
                  .ifPresentOrElse(
                      parsed -> paths.put(String.valueOf(name), parsed),
                      () -> refuse(path + ".inputPaths." + name, value, "a path as $.a.b[0].c")));
    } else if (settings.get("inputPaths") != null) {
      refuse(path + ".inputPaths", settings.get("inputPaths"), "an object of paths");
    }
    var item = new LinkedHashMap<String, @Nullable Object>();
    if (settings.get("item") instanceof Map<?, ?> map) {
      map.forEach((name, value) -> item.put(String.valueOf(name), value));
    } else {
      refuse(path + ".item", settings.get("item"), "an object: the item to put");
    }
    var template = new InputTemplate(paths, item);
    template
        .unknownNames()
        .forEach(name -> refuse(path + ".item", "<" + name + ">", "a name defined in inputPaths"));
    return new Target.PutItem(id, table, template);
  }

  private String table(String path, @Nullable Object value) {
    if (value instanceof String name && TABLE.matcher(name).matches()) {
      return name;
    }
    refuse(path, value, "the name of a table");
    return "";
  }

  private Duration timeout(String path, @Nullable Object value) {
    if (value == null) {
      return Duration.ofSeconds(30);
    }
    var time = TIME.matcher(String.valueOf(value));
    if (time.matches()) {
      long number = Long.parseLong(time.group(1));
      var duration =
          switch (time.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
          };
      if (duration.isPositive() && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    }
    refuse(path, value, "a time as 30s or 5m, 15m at most");
    return Duration.ofSeconds(30);
  }

  private void onlyKnown(String path, Map<?, ?> settings, List<String> known) {
    for (var name : settings.keySet()) {
      if (!known.contains(String.valueOf(name))) {
        refuse(path + "." + name, settings.get(name), "one of " + String.join(", ", known));
      }
    }
  }

  private void refuse(String path, @Nullable Object value, String expected) {
    var text =
        value == null ? "nothing" : value instanceof String plain ? plain : json.apply(value);
    problems.add(
        new RuleProblem(path, text.length() > 200 ? text.substring(0, 200) + "…" : text, expected));
  }
}
