package io.benchtable.tables.model;

import io.benchtable.tables.model.Modification.Source;
import java.util.ArrayList;
import java.util.List;

/** Updates whose modifications do not meet. */
final class RandomChanges {

  private final RandomValues values;

  RandomChanges(RandomValues values) {
    this.values = values;
  }

  /**
   * @param positions whether elements of lists may be changed by themselves
   */
  Changes any(boolean positions) {
    List<Modification> all = new ArrayList<>();
    for (int i = values.below(5); i > 0; i--) {
      Modification one = one();
      if ((positions || !one.place().hasPosition())
          && all.stream().noneMatch(other -> other.place().collidesWith(one.place()))) {
        all.add(one);
      }
    }
    return new Changes(all);
  }

  private Modification one() {
    return switch (values.below(10)) {
      case 0, 1 -> new Modification.Remove(target());
      case 2, 3 -> added();
      case 4 -> new Modification.Delete(Place.of(values.once(2) ? "d" : free()), values.set());
      case 5 -> {
        String attribute = values.attribute();
        yield new Modification.Put(
            Place.of(attribute), new Source.Value(values.valueOf(attribute)));
      }
      case 6 -> new Modification.Put(Place.of(free()), new Source.Copy(values.place(), null));
      case 7 ->
          new Modification.Put(target(), new Source.Sum(operand(), values.once(2), operand()));
      case 8 ->
          new Modification.Put(
              values.once(2) ? Place.of("l") : target(), new Source.Append(list(), list()));
      default -> new Modification.Put(target(), new Source.Copy(values.place(), values.value()));
    };
  }

  private Modification added() {
    Place place = values.once(4) ? Place.of("m", "a") : Place.of(values.once(2) ? "c" : "d");
    return new Modification.Add(place, values.once(2) ? values.number() : values.set());
  }

  private String free() {
    return values.of(RandomValues.FREE);
  }

  private Place target() {
    return values.once(3) ? values.place() : Place.of(free());
  }

  private Source operand() {
    return switch (values.below(3)) {
      case 0 -> new Source.Value(values.number());
      case 1 -> new Source.Copy(Place.of(values.once(2) ? "c" : "size"), values.number());
      default -> new Source.Copy(values.once(2) ? Place.of("c") : values.place(), null);
    };
  }

  private Source list() {
    Object otherwise = values.list(1);
    return switch (values.below(3)) {
      case 0 -> new Source.Value(otherwise);
      case 1 -> new Source.Copy(Place.of("l"), otherwise);
      default -> new Source.Copy(values.once(2) ? Place.of("l") : values.place(), null);
    };
  }

  /** Of whole attributes, each once, as the older parameters and statements have them. */
  Changes whole(boolean add) {
    List<Modification> all = new ArrayList<>();
    for (int i = values.below(3); i >= 0; i--) {
      String attribute = values.attribute();
      Place place = Place.of(attribute);
      if (all.stream().noneMatch(other -> other.place().equals(place))) {
        all.add(
            switch (add ? values.below(5) : values.below(3)) {
              case 0 -> new Modification.Remove(place);
              case 3 ->
                  RandomValues.FREE.contains(attribute)
                      ? new Modification.Add(place, values.number())
                      : new Modification.Remove(place);
              case 4 -> new Modification.Delete(place, values.set());
              default -> new Modification.Put(place, new Source.Value(values.valueOf(attribute)));
            });
      }
    }
    return new Changes(all);
  }
}
