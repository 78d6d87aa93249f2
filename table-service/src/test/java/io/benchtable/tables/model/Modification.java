package io.benchtable.tables.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One change of an update. */
sealed interface Modification {

  Place place();

  record Put(Place place, Source source) implements Modification {}

  record Remove(Place place) implements Modification {}

  record Add(Place place, Object value) implements Modification {}

  record Delete(Place place, Object elements) implements Modification {}

  /** What is put: read from the old item. */
  sealed interface Source {

    /** Refused where the item has nothing that fits. */
    Object of(Map<String, Object> old) throws Refused;

    String text(Placeholders names);

    record Value(Object value) implements Source {
      @Override
      public Object of(Map<String, Object> old) {
        return value;
      }

      @Override
      public String text(Placeholders names) {
        return names.value(value);
      }
    }

    /** What is at a place, or else another value, if there is one. */
    record Copy(Place place, @Nullable Object otherwise) implements Source {
      @Override
      public Object of(Map<String, Object> old) throws Refused {
        Object found = place.in(old);
        if (found != null) {
          return found;
        }
        if (otherwise == null) {
          throw new Refused();
        }
        return otherwise;
      }

      @Override
      public String text(Placeholders names) {
        return otherwise == null
            ? place.text(names)
            : "if_not_exists(" + place.text(names) + ", " + names.value(otherwise) + ")";
      }
    }

    record Sum(Source left, boolean minus, Source right) implements Source {
      @Override
      public Object of(Map<String, Object> old) throws Refused {
        if (left.of(old) instanceof BigDecimal a && right.of(old) instanceof BigDecimal b) {
          return (minus ? a.subtract(b) : a.add(b)).stripTrailingZeros();
        }
        throw new Refused();
      }

      @Override
      public String text(Placeholders names) {
        return left.text(names) + (minus ? " - " : " + ") + right.text(names);
      }
    }

    record Append(Source first, Source second) implements Source {
      @Override
      public Object of(Map<String, Object> old) throws Refused {
        if (first.of(old) instanceof List<?> a && second.of(old) instanceof List<?> b) {
          List<Object> both = new ArrayList<>(a);
          both.addAll(b);
          return both;
        }
        throw new Refused();
      }

      @Override
      public String text(Placeholders names) {
        return "list_append(" + first.text(names) + ", " + second.text(names) + ")";
      }
    }
  }

  /** A value of the item does not fit the change. */
  final class Refused extends Exception {}
}
