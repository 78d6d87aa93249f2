package io.benchtable.tables.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Conditions and filters that are well-formed, whatever the item is. */
final class RandomChecks {

  private static final List<String> COMPARATORS = List.of("=", "<>", "<", "<=", ">", ">=");
  private static final List<String> TYPES =
      List.of("S", "N", "B", "SS", "NS", "BS", "L", "M", "BOOL", "NULL");

  private final RandomValues values;

  RandomChecks(RandomValues values) {
    this.values = values;
  }

  /** Over places that are supplied. */
  Check any(Supplier<Place> places) {
    return any(places, 3);
  }

  private Check any(Supplier<Place> places, int depth) {
    if (depth == 0 || values.once(2)) {
      return leaf(places);
    }
    if (values.once(4)) {
      return new Check.Not(any(places, depth - 1));
    }
    return new Check.Joined(values.once(2), any(places, depth - 1), any(places, depth - 1));
  }

  private Check leaf(Supplier<Place> places) {
    Place place = places.get();
    return switch (values.below(10)) {
      case 0 -> {
        Place other = places.get();
        yield place.equals(other)
            ? new Check.Function("attribute_exists", place, null)
            : new Check.Same(place, other);
      }
      case 1 ->
          new Check.Compare(
              place, true, values.of(List.of("=", "<", ">=")), Plain.number(values.below(4)));
      case 2 -> new Check.Function("attribute_type", place, values.of(TYPES));
      case 3 ->
          new Check.Compare(place, false, values.of(COMPARATORS.subList(0, 2)), values.value());
      case 4 -> new Check.In(place, List.of(values.value(), values.scalar()));
      default -> simple(place);
    };
  }

  /** One that the older parameters have too. */
  private Check simple(Place place) {
    return switch (values.below(8)) {
      case 0 -> new Check.Function("attribute_exists", place, null);
      case 1 -> new Check.Function("attribute_not_exists", place, null);
      case 2 -> {
        Object start = values.scalar();
        yield new Check.Function(
            start instanceof BigDecimal ? "contains" : "begins_with", place, start);
      }
      case 3 -> new Check.Function("contains", place, values.scalar());
      case 4 -> {
        Object one = values.scalar();
        Object other = values.scalar();
        Integer order = Plain.compare(one, other);
        yield order == null
            ? new Check.Compare(place, false, "<>", one)
            : new Check.Between(place, order < 0 ? one : other, order < 0 ? other : one);
      }
      case 5 -> new Check.In(place, List.of(values.number(), values.number(), values.number()));
      default -> new Check.Compare(place, false, values.of(COMPARATORS), values.scalar());
    };
  }

  /** What the older parameters can say: one check an attribute, joined by one operator. */
  Check legacy(List<String> attributes) {
    List<String> left = new ArrayList<>(attributes);
    boolean and = values.once(2);
    Check check = simple(Place.of(take(left)));
    for (int i = values.below(3); i > 0 && !left.isEmpty(); i--) {
      check = new Check.Joined(and, check, simple(Place.of(take(left))));
    }
    return check;
  }

  private String take(List<String> left) {
    return left.remove(values.below(left.size()));
  }

  /** What a statement can say. */
  Check comparison() {
    return new Check.Compare(
        Place.of(values.of(RandomValues.FREE)),
        false,
        values.of(List.of("=", "<", ">=")),
        values.scalar());
  }
}
