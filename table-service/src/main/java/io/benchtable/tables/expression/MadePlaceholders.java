package io.benchtable.tables.expression;

import io.benchtable.tables.expression.Syntax.PathSyntax;
import io.benchtable.tables.expression.Syntax.Segment;
import io.benchtable.tables.expression.Syntax.ValueSyntax;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.ValidationError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Placeholders for all names and values of what is said in another language than expressions. */
public final class MadePlaceholders {

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();

  public PathSyntax path(Path path) {
    List<Segment> segments = new ArrayList<>();
    segments.add(name(path.attribute()));
    for (Path.Step step : path.inside()) {
      segments.add(
          switch (step) {
            case Path.Step.Name(String name) -> name(name);
            case Path.Step.Index(int position) -> new Segment.Index(position);
          });
    }
    return new PathSyntax(List.copyOf(segments));
  }

  private Segment name(String name) {
    if (name.isEmpty()) {
      throw new ValidationError("Empty attribute name");
    }
    String placeholder = "#n" + names.size();
    names.put(placeholder, name);
    return new Segment.Name(placeholder);
  }

  public ValueSyntax value(AttributeValue value) {
    String placeholder = ":v" + values.size();
    values.put(placeholder, value);
    return new ValueSyntax(placeholder);
  }

  /** What compiles that which has been said up to now. */
  public Expressions expressions() {
    return Expressions.of(names, values);
  }
}
