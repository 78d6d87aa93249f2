package io.benchtable.workflows.rule;

import io.benchtable.workflows.event.ChangeEvent;
import io.benchtable.workflows.item.ItemsRefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules in force: the platform's own, and those of table {@code rules} that are ENABLED and
 * valid. They are read through the table's index at start and from time to time (another process
 * may have seen the change), and follow the table's change events at once.
 */
public final class Rules {

  private static final Logger log = LoggerFactory.getLogger(Rules.class);

  private final RuleTable table;
  private final StartRate rate;
  private final int mostInAMinute;
  private final List<Rule> platform = RuleJson.platformRules();
  private final ConcurrentHashMap<String, Boolean> disabledHere = new ConcurrentHashMap<>();
  private final Map<String, Rule> users = new HashMap<>();
  private long changes;
  private volatile RuleSet set = new RuleSet(platform);
  private volatile boolean loaded;

  Rules(RuleTable table, int mostInAMinute) {
    this.table = table;
    this.mostInAMinute = mostInAMinute;
    rate = new StartRate(mostInAMinute);
  }

  /** The rules that an event matches. */
  public List<Rule> matching(ChangeEvent event) {
    return set.matching(event.json());
  }

  /** The rule of a name, if it is in force. */
  public @Nullable Rule named(String name) {
    return Stream.concat(platform.stream(), snapshot().stream())
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** Whether table {@code rules} was read. */
  public boolean isLoaded() {
    return loaded;
  }

  /** Reads the rules in force from the table, unless they change meanwhile. */
  public void refresh() {
    long before;
    synchronized (this) {
      before = changes;
    }
    var items = table.enabled();
    var read = new HashMap<String, Rule>();
    for (Map<String, @Nullable Object> item : items) {
      if (RuleJson.parse(item) instanceof RuleParser.Parsed.Valid(var rule)
          && !disabledHere.containsKey(rule.name())) {
        read.put(rule.name(), rule);
      }
    }
    synchronized (this) {
      if (changes == before && !(loaded && read.equals(users))) {
        replace(read);
      }
    }
    loaded = true;
  }

  /** Follows a change of table {@code rules}; a rule that cannot be annotated is followed too. */
  public void on(ChangeEvent event) {
    try {
      follow(event);
    } catch (ItemsRefusedException e) {
      log.warn("Rule {} could not be annotated: {}", event.keys().get("name"), e.getMessage());
    }
  }

  private void follow(ChangeEvent event) {
    var name = String.valueOf(event.keys().get("name"));
    var item = event.newImage();
    var state = item.map(rule -> rule.get("state"));
    if (item.isEmpty() || state.isPresent() && !"ENABLED".equals(state.get())) {
      put(name, null);
      return;
    }
    disabledHere.remove(name);
    rate.forget(name);
    switch (RuleJson.parse(item.get())) {
      case RuleParser.Parsed.Valid(var rule) -> {
        put(name, rule);
        if (state.isEmpty() || item.get().containsKey("errors")) {
          table.accept(item.get());
        }
      }
      case RuleParser.Parsed.Invalid(var problems) -> {
        log.warn("Rule {} is invalid: {}", name, problems);
        put(name, null);
        table.refuse(item.get(), problems);
      }
    }
  }

  /** Counts a start for a rule; one that starts too much is disabled, and this returns false. */
  public boolean mayStart(Rule rule, Target target, ChangeEvent event) {
    if (rule.platform() || rate.allows(rule.name(), event.id() + "#" + target.id(), event.time())) {
      return true;
    }
    disable(rule);
    return false;
  }

  private synchronized void disable(Rule rule) {
    if (!disabledHere.containsKey(rule.name())) {
      log.warn("Rule {} started more than {} in a minute: disabled", rule.name(), mostInAMinute);
      table.disable(
          rule.name(),
          "Expected at most " + mostInAMinute + " starts in a minute, but there were more");
      disabledHere.put(rule.name(), true);
      put(rule.name(), null);
    }
  }

  private synchronized List<Rule> snapshot() {
    return List.copyOf(users.values());
  }

  private synchronized void put(String name, @Nullable Rule rule) {
    changes++;
    var next = new HashMap<>(users);
    if (rule == null) {
      next.remove(name);
    } else {
      next.put(name, rule);
    }
    replace(next);
  }

  private void replace(Map<String, Rule> next) {
    users.clear();
    users.putAll(next);
    set = new RuleSet(Stream.concat(platform.stream(), next.values().stream()).toList());
  }
}
