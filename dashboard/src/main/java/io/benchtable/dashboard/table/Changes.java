package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.item.TableChanges;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The changes that a table's pages ask for, each checked as far as its form can tell. */
final class Changes {

  private final TableChanges tables;
  private final BackupChanges backups;

  Changes(TableChanges tables) {
    this.tables = tables;
    this.backups = new BackupChanges(tables);
  }

  /** By section and what its form does. */
  Map<String, BiFunction<Table, Form, Answer>> all() {
    return Map.ofEntries(
        Map.entry("indexes/create", this::createIndex),
        Map.entry("indexes/delete", this::deleteIndex),
        Map.entry("stream/on", this::streamOn),
        Map.entry("stream/off", (table, _) -> streamOff(table)),
        Map.entry("expiry/on", this::expiryOn),
        Map.entry("expiry/off", this::expiryOff),
        Map.entry("backups/make", this::backUp),
        Map.entry("backups/restore", (_, form) -> backups.restore(form)),
        Map.entry("backups/delete", (_, form) -> backups.delete(form, Answer.to("backups"))),
        Map.entry("backups/on", (table, _) -> recovery(table, true)),
        Map.entry("backups/off", (table, _) -> recovery(table, false)),
        Map.entry("backups/time", this::restoreToTime),
        Map.entry("settings/keep", (table, _) -> keep(table, true)),
        Map.entry("settings/release", (table, _) -> keep(table, false)),
        Map.entry("settings/tag", this::tag),
        Map.entry("settings/untag", this::untag),
        Map.entry("settings/capacity", this::capacity),
        Map.entry("settings/delete", this::delete));
  }

  /** What is wrong with a form that asks for something else. */
  static String unknown(Form form) {
    return "Expected a change that this page offers, but it is " + form.value("do") + ".";
  }

  private Answer createIndex(Table table, Form form) {
    IndexForm asked = new IndexForm(form);
    Map<String, String> problems = asked.problems();
    if (!problems.isEmpty()) {
      return Answer.wrong(problems);
    }
    tables.createIndex(table, asked.index());
    return Answer.to("indexes");
  }

  private Answer deleteIndex(Table table, Form form) {
    tables.deleteIndex(table.name(), form.value("delete"));
    return Answer.to("indexes");
  }

  private Answer streamOn(Table table, Form form) {
    if (form.view().isEmpty()) {
      return Answer.wrong(Map.of("view", "Expected what events carry, but nothing is chosen."));
    }
    tables.stream(table.name(), Optional.of(form.view()));
    return Answer.to("stream");
  }

  private Answer streamOff(Table table) {
    tables.stream(table.name(), Optional.empty());
    return Answer.to("stream");
  }

  private Answer expiryOn(Table table, Form form) {
    if (form.value("attribute").isEmpty()) {
      return Answer.wrong(
          Map.of("attribute", "Expected the name of an attribute, but it is empty."));
    }
    tables.timeToLive(table.name(), form.value("attribute"), true);
    return Answer.to("expiry");
  }

  private Answer expiryOff(Table table, Form form) {
    tables.timeToLive(table.name(), form.value("attribute"), false);
    return Answer.to("expiry");
  }

  private Answer backUp(Table table, Form form) {
    Optional<String> wrong = Names.problem(form.value("name"));
    if (wrong.isPresent()) {
      return Answer.wrong(Map.of("name", wrong.get()));
    }
    tables.backUp(table.name(), form.value("name"));
    return Answer.to("backups");
  }

  private Answer recovery(Table table, boolean on) {
    tables.recovery(table.name(), on);
    return Answer.to("backups");
  }

  private Answer restoreToTime(Table table, Form form) {
    Map<String, String> problems = new LinkedHashMap<>();
    Names.problem(form.value("copy")).ifPresent(wrong -> problems.put("copy", wrong));
    Optional<Instant> at = Optional.empty();
    String time = form.value("at");
    if (!time.isEmpty()) {
      try {
        at = Optional.of(Instant.parse(time));
      } catch (DateTimeException _) {
        problems.put("at", "Expected a time such as 2026-11-27T20:36:39Z, but it is " + time + ".");
      }
    }
    if (!problems.isEmpty()) {
      return Answer.wrong(problems);
    }
    tables.restore(table.name(), form.value("copy"), at);
    return Answer.toTables();
  }

  private Answer keep(Table table, boolean kept) {
    tables.keep(table.name(), kept);
    return Answer.to("settings");
  }

  private Answer tag(Table table, Form form) {
    TagText tag = new TagText(form.value("tag"), form.value("tagValue"));
    Map<String, String> problems = tag.problems("tag", "tagValue");
    if (!problems.isEmpty()) {
      return Answer.wrong(problems);
    }
    tables.tag(table, tag.key(), tag.value());
    return Answer.to("settings");
  }

  private Answer untag(Table table, Form form) {
    tables.untag(table, form.exact("key"));
    return Answer.to("settings");
  }

  private Answer capacity(Table table, Form form) {
    if (!form.chosen("billing", "provisioned")) {
      tables.capacity(table, Optional.empty());
      return Answer.to("settings");
    }
    Map<String, String> problems = new LinkedHashMap<>();
    for (String field : List.of("read", "write")) {
      if (!form.value(field).matches("[1-9]\\d{0,9}")) {
        problems.put(
            field,
            "Expected a whole number of units from 1, but it is "
                + (form.value(field).isEmpty() ? "empty." : form.value(field) + "."));
      }
    }
    if (!problems.isEmpty()) {
      return Answer.wrong(problems);
    }
    tables.capacity(
        table,
        Optional.of(
            new Table.Capacity(
                Long.parseLong(form.value("read")), Long.parseLong(form.value("write")))));
    return Answer.to("settings");
  }

  private Answer delete(Table table, Form form) {
    if (!form.chosen("confirm", table.name())) {
      return Answer.wrong(
          Map.of(
              "confirm",
              "Expected %s, but it is %s."
                  .formatted(
                      table.name(),
                      form.value("confirm").isEmpty() ? "empty" : form.value("confirm"))));
    }
    tables.delete(table.name());
    return Answer.toTables();
  }
}
