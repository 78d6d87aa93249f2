package io.benchtable.tables.model;

import io.benchtable.tables.model.Plain.Bytes;
import io.benchtable.tables.model.Plain.Elements;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Few different values and places, so that calls meet. */
final class RandomValues {

  /** Attributes that are in no key. */
  static final List<String> FREE = List.of("a", "b", "c", "d", "m", "l", "size", "with.dot");

  private static final List<String> TEXTS = List.of("", "a", "ab", "abc", "b", "ba", "z");
  private static final List<String> KEYS = List.of("a", "ab", "b", "é", "\uFFFD", "😀");
  private static final List<String> NUMBERS =
      List.of("0", "1", "2", "-1", "10", "0.5", "-2.25", "1E+20", "12345678901234567890.5");
  private static final List<String> OCTETS = List.of("00", "0001", "7f", "80", "ff", "ff00");

  private final Random random;

  RandomValues(Random random) {
    this.random = random;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean once(int in) {
    return random.nextInt(in) == 0;
  }

  <T> T of(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Of a key's type, in an order that is not that of Java's strings. */
  Object key(String type) {
    return switch (type) {
      case "S" -> of(KEYS);
      case "N" -> Plain.number(of(NUMBERS));
      default -> new Bytes(of(OCTETS));
    };
  }

  Map<String, Object> key(Schema schema) {
    Map<String, Object> key = new TreeMap<>();
    for (String name : schema.key()) {
      key.put(name, key(schema.type(name)));
    }
    return key;
  }

  Object scalar() {
    return switch (below(3)) {
      case 0 -> of(TEXTS);
      case 1 -> number();
      default -> new Bytes(once(4) ? "" : of(OCTETS));
    };
  }

  Object number() {
    return Plain.number(of(NUMBERS));
  }

  Object value() {
    return value(2);
  }

  private Object value(int depth) {
    return switch (below(depth > 0 ? 12 : 8)) {
      case 0 -> random.nextBoolean();
      case 1 -> Plain.Nothing.NULL;
      case 2 -> set();
      case 3, 4, 5 -> number();
      case 6, 7 -> scalar();
      case 8, 9 -> list(depth - 1);
      default -> map(depth - 1);
    };
  }

  Elements set() {
    String type = of(List.of("SS", "NS", "BS"));
    Set<Object> elements = new HashSet<>();
    for (int i = below(3); i >= 0; i--) {
      elements.add(
          switch (type) {
            case "SS" -> of(TEXTS.subList(1, TEXTS.size()));
            case "NS" -> number();
            default -> new Bytes(of(OCTETS));
          });
    }
    return new Elements(type, elements);
  }

  List<Object> list(int depth) {
    List<Object> list = new ArrayList<>();
    for (int i = below(4); i > 0; i--) {
      list.add(value(depth));
    }
    return list;
  }

  private Map<String, Object> map(int depth) {
    Map<String, Object> map = new TreeMap<>();
    for (int i = below(4); i > 0; i--) {
      map.put(of(List.of("a", "b", "size")), value(depth));
    }
    return map;
  }

  /** A value for an attribute: of an index's key, mostly of the right type. */
  Object valueOf(String attribute) {
    return switch (attribute) {
      case "x" -> key("S");
      case "g" -> once(25) ? number() : key("S");
      case "h" -> once(25) ? of(KEYS) : key("N");
      case "k" -> once(25) ? number() : key("B");
      case "m" -> once(4) ? value() : map(1);
      case "l" -> once(4) ? value() : list(1);
      case "c", "size" -> once(4) ? value() : number();
      case "d" -> once(4) ? value() : set();
      default -> value();
    };
  }

  String attribute() {
    return once(3) ? of(List.of("g", "h", "k", "x", "x")) : of(FREE);
  }

  /** A place below a free attribute, or one itself. */
  Place place() {
    return switch (below(8)) {
      case 0 -> Place.of("m", of(List.of("a", "b", "size")));
      case 1 -> Place.of("l", below(4));
      case 2 -> Place.of(of(FREE), once(2) ? (Object) below(3) : of(List.of("a", "b")));
      case 3 -> Place.of("m", "a", once(2) ? (Object) below(2) : "b");
      default -> Place.of(of(FREE));
    };
  }

  List<Place> apart(List<Place> places) {
    List<Place> apart = new ArrayList<>();
    for (Place place : places) {
      if (apart.stream().noneMatch(place::collidesWith)) {
        apart.add(place);
      }
    }
    return apart;
  }
}
