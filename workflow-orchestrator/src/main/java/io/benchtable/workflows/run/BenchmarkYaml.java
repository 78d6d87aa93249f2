package io.benchtable.workflows.run;

import io.benchtable.workflows.benchmark.CheckedSpec;
import io.benchtable.workflows.benchmark.Problem;
import io.benchtable.workflows.benchmark.SpecReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Specs as YAML 1.2 or JSON text; problems say line and column. */
public final class BenchmarkYaml {

  private BenchmarkYaml() {}

  /**
   * A spec that was read from text.
   *
   * @param tree as it was written, plain values; empty when the text is not YAML
   * @param checked the spec, or its problems with line and column
   */
  public record Read(Map<String, @Nullable Object> tree, CheckedSpec checked) {}

  /** Reads and checks a spec. */
  public static Read read(String text) {
    Optional<Node> root;
    try {
      root =
          new Compose(LoadSettings.builder().setLabel("the benchmark").build()).composeString(text);
    } catch (MarkedYamlEngineException e) {
      return unreadable(String.valueOf(e.getProblem()), e.getProblemMark());
    } catch (YamlEngineException e) {
      return unreadable(String.valueOf(e.getMessage()), Optional.empty());
    }
    if (root.isEmpty()) {
      return unreadable("an empty text", Optional.empty());
    }
    var problems = new ArrayList<Problem>();
    var nodes = new YamlNodes(problems);
    var value = nodes.plain("spec", root.get(), 0);
    var checked = SpecReader.read(value);
    for (var problem : checked.problems()) {
      problems.add(nodes.locate(problem));
    }
    var spec =
        problems.isEmpty()
            ? checked.spec()
            : Optional.<io.benchtable.workflows.benchmark.BenchmarkSpec>empty();
    return new Read(object(value), new CheckedSpec(spec, problems));
  }

  private static Read unreadable(String found, Optional<Mark> mark) {
    var problem = new Problem("spec", found, "YAML or JSON");
    var located = mark.map(at -> problem.at(at.getLine() + 1, at.getColumn() + 1)).orElse(problem);
    return new Read(Map.of(), new CheckedSpec(Optional.empty(), List.of(located)));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> object(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, @Nullable Object>) map;
    }
    return Map.of();
  }
}
