package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.Kernel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Logical processors by their numbers, in ascending order. */
record Cores(List<Integer> numbers) {

  Cores {
    numbers = numbers.stream().sorted().distinct().toList();
  }

  /** Those that we may use. */
  static Cores ours() {
    return Kernel.read(Path.of("/proc/self/status")).stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("Cpus_allowed_list:"))
        .map(line -> parse(line.substring(line.indexOf(':') + 1)))
        .findFirst()
        .orElse(new Cores(List.of()));
  }

  /** From a list of the kernel's, such as {@code 0-3,8}. */
  static Cores parse(String list) {
    var numbers = new ArrayList<Integer>();
    for (var range : list.strip().split(",")) {
      if (range.matches("\\d{1,6}(-\\d{1,6})?")) {
        var ends = range.split("-");
        IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
            .forEach(numbers::add);
      }
    }
    return new Cores(numbers);
  }

  int count() {
    return numbers.size();
  }

  /** The last of them; programs of the host are more often on the first ones. */
  Cores last(int count) {
    return new Cores(numbers.subList(numbers.size() - count, numbers.size()));
  }

  Cores without(Cores others) {
    return new Cores(numbers.stream().filter(one -> !others.numbers.contains(one)).toList());
  }

  /** As the kernel writes lists. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (var i = 0; i < numbers.size(); i++) {
      var first = numbers.get(i);
      while (i + 1 < numbers.size() && numbers.get(i + 1) == numbers.get(i) + 1) {
        i++;
      }
      text.append(text.isEmpty() ? "" : ",").append(first);
      if (!first.equals(numbers.get(i))) {
        text.append('-').append(numbers.get(i));
      }
    }
    return text.toString();
  }
}
