package io.benchtable.tables.dynamodb.shape;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a part of a request is made of, and the rules that it must keep. */
sealed interface Shape {

  /** In the order in which the service lists them. */
  List<Rule> rules();

  /** A string. */
  record Text(List<Rule> rules) implements Shape {}

  /** The table that an operation on tables is about; said to be wrong before anything else is. */
  record TableName(List<Rule> rules) implements Shape {}

  /** A number without a fraction; what is behind the point is dropped. */
  record Whole(String type, List<Rule> rules) implements Shape {}

  /** Seconds since the epoch. */
  record Time() implements Shape {

    @Override
    public List<Rule> rules() {
      return List.of();
    }
  }

  /** True or false. */
  record Flag() implements Shape {

    @Override
    public List<Rule> rules() {
      return List.of();
    }
  }

  /** A value of an attribute. */
  record Value() implements Shape {

    @Override
    public List<Rule> rules() {
      return List.of();
    }
  }

  /** Several of one shape. */
  record ListOf(Shape element, List<Rule> rules) implements Shape {}

  /**
   * Several of one shape by name.
   *
   * @param keys what the names must be
   */
  record MapOf(Shape keys, Shape value, List<Rule> rules) implements Shape {}

  /** Members by name, in the order in which they are declared. */
  record Structure(String name, List<Member> members) implements Shape {

    @Override
    public List<Rule> rules() {
      return List.of();
    }

    @Nullable Member member(String wanted) {
      for (Member member : members) {
        if (member.name().equals(wanted)) {
          return member;
        }
      }
      return null;
    }
  }

  /** A named part of a structure. */
  record Member(String name, Shape shape, boolean required) {}

  static Shape text() {
    return new Text(List.of());
  }

  static Shape text(int least, int most) {
    return new Text(Rule.ofLength(least, most));
  }

  static Shape text(int least, int most, String pattern) {
    return new Text(
        Rule.with(Rule.ofLength(least, most), new Rule.OfPattern(Pattern.compile(pattern))));
  }

  static Shape oneOf(String... choices) {
    return new Text(List.of(new Rule.OneOf(List.of(choices))));
  }

  static Shape integer(int least, int most) {
    return new Whole("Integer", Rule.ofValue(least, most));
  }

  static Shape longNumber() {
    return new Whole("Long", List.of());
  }

  static Shape positiveLong() {
    return new Whole("Long", List.of(new Rule.NoLess(1)));
  }

  static Shape list(Shape element) {
    return new ListOf(element, List.of());
  }

  static Shape list(Shape element, int least, int most) {
    return new ListOf(element, Rule.ofLength(least, most));
  }

  static Shape map(Shape value) {
    return new MapOf(text(), value, List.of());
  }

  static Shape map(Shape keys, Shape value, int least, int most) {
    return new MapOf(keys, value, Rule.ofLength(least, most));
  }

  static Structure structure(String name, Member... members) {
    return new Structure(name, List.of(members));
  }

  static Member required(String name, Shape shape) {
    return new Member(name, shape, true);
  }

  static Member optional(String name, Shape shape) {
    return new Member(name, shape, false);
  }
}
