package io.benchtable.workflows.run;

import io.benchtable.workflows.benchmark.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** YAML nodes as plain values, and where each stands in the text. */
final class YamlNodes {

  private static final int DEEPEST = 32;
  private static final int MOST = 200_000;

  private final Map<String, Node> places = new HashMap<>();
  private final List<Problem> problems;

  YamlNodes(List<Problem> problems) {
    this.problems = problems;
  }

  @Nullable Object plain(String path, Node node, int depth) {
    places.put(path, node);
    if (depth > DEEPEST || places.size() > MOST) {
      problems.add(locate(new Problem(path, "too deep or too large", "an ordinary spec")));
      return null;
    }
    return switch (node) {
      case MappingNode mapping -> mapping(path, mapping, depth);
      case SequenceNode sequence -> {
        var list = new ArrayList<@Nullable Object>();
        for (var element : sequence.getValue()) {
          list.add(plain(path + "[" + list.size() + "]", element, depth + 1));
        }
        yield list;
      }
      case ScalarNode scalar -> scalar(scalar);
      default -> null;
    };
  }

  private Map<String, @Nullable Object> mapping(String path, MappingNode mapping, int depth) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    for (var entry : mapping.getValue()) {
      var name = entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
      var child = path + "." + name;
      if (map.containsKey(name)) {
        places.put(child, entry.getKeyNode());
        problems.add(locate(new Problem(child, name, "each field once")));
        continue;
      }
      map.put(name, plain(child, entry.getValueNode(), depth + 1));
      if (entry.getValueNode() instanceof ScalarNode) {
        continue;
      }
      places.put(child, entry.getKeyNode());
    }
    return map;
  }

  private static @Nullable Object scalar(ScalarNode scalar) {
    var text = scalar.getValue();
    var tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    if (tag.equals(Tag.BOOL)) {
      return Boolean.valueOf(text);
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      try {
        return new BigDecimal(text);
      } catch (NumberFormatException e) {
        return text;
      }
    }
    return text;
  }

  /** The problem with the place of its field, or of the nearest object around it. */
  Problem locate(Problem problem) {
    var path = problem.path();
    while (true) {
      var node = places.get(path);
      if (node != null) {
        var mark = node.getStartMark();
        return mark.isEmpty()
            ? problem
            : problem.at(mark.get().getLine() + 1, mark.get().getColumn() + 1);
      }
      int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
      if (end < 0) {
        return problem;
      }
      path = path.substring(0, end);
    }
  }
}
