package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a benchmark was run in and on: the host, the files of its dataset, its price book, and the
 * versions of its tools.
 *
 * @param facts name and value of all that holds for the whole benchmark
 * @param versions for each tool its versions, each with the configurations that were run with it
 */
record Environment(
    Map<String, String> facts, SortedMap<String, SortedMap<String, SortedSet<String>>> versions) {

  /** A fact that is another one elsewhere; empty where it is not known. */
  record Difference(String what, String here, String there) {}

  /** A version of a tool that not all configurations were run with. */
  record Variant(String tool, String version, SortedSet<String> configurations) {}

  /**
   * @param runs of the benchmark, or the first of them
   */
  static Environment of(Item benchmark, List<Item> runs) {
    SortedMap<String, SortedMap<String, SortedSet<String>>> versions = new TreeMap<>();
    for (Item run : runs) {
      Item tools = run.child("versions");
      for (String tool : tools.names()) {
        versions
            .computeIfAbsent(tool, _ -> new TreeMap<>())
            .computeIfAbsent(tools.text(tool, ""), _ -> new TreeSet<>())
            .add(run.text("configurationId", "all"));
      }
    }
    return new Environment(facts(benchmark), versions);
  }

  /** What is not the same in both; versions of tools too. */
  List<Difference> differences(Environment other) {
    Map<String, String> here = all();
    Map<String, String> there = other.all();
    Map<String, String> names = new LinkedHashMap<>(here);
    there.forEach(names::putIfAbsent);
    return names.keySet().stream()
        .map(
            name -> new Difference(name, here.getOrDefault(name, ""), there.getOrDefault(name, "")))
        .filter(one -> !one.here().equals(one.there()))
        .toList();
  }

  /** Tools of which configurations were run with different versions. */
  List<Variant> variants() {
    List<Variant> variants = new ArrayList<>();
    versions.forEach(
        (tool, some) -> {
          if (some.size() > 1) {
            some.forEach(
                (version, configurations) ->
                    variants.add(new Variant(tool, version, configurations)));
          }
        });
    return variants;
  }

  private Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>(facts);
    versions.forEach((tool, some) -> all.put(tool, String.join(", ", some.keySet())));
    return all;
  }

  private static Map<String, String> facts(Item benchmark) {
    Map<String, String> facts = new LinkedHashMap<>();
    Item host = benchmark.child("host");
    add(facts, "Host", host.text("hostname"));
    add(facts, "Processor", host.text("cpuModel"));
    add(facts, "Logical CPUs", host.text("logicalCpus"));
    add(facts, "Memory", host.decimal("memoryBytes").map(Bytes::text));
    add(facts, "Kernel", host.text("kernel"));
    add(facts, "Frequency governor", host.text("governor"));
    add(facts, "Isolation", host.text("isolation"));
    add(facts, "Peak memory read from", host.text("peakMemoryMethod"));
    for (Item file : benchmark.children("dataset")) {
      add(facts, "Dataset: " + file.text("name", ""), file.text("sha256"));
    }
    Item book = benchmark.child("priceBook");
    add(
        facts,
        "Price book",
        book.text("book").map(name -> name + ", version " + book.text("version", "?")));
    return facts;
  }

  private static void add(Map<String, String> facts, String name, Optional<String> value) {
    value.filter(text -> !text.isBlank()).ifPresent(text -> facts.put(name, text));
  }
}
