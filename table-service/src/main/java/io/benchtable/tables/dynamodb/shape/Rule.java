package io.benchtable.tables.dynamodb.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Something that a value by itself must be. */
sealed interface Rule {

  /** As the service words it. */
  String text();

  boolean holds(JsonNode node);

  /** A string is of a form. */
  record OfPattern(Pattern pattern) implements Rule {

    @Override
    public String text() {
      return "Member must satisfy regular expression pattern: " + pattern;
    }

    @Override
    public boolean holds(JsonNode node) {
      return pattern.matcher(node.stringValue()).matches();
    }
  }

  /** A string is one of several. */
  record OneOf(List<String> choices) implements Rule {

    @Override
    public String text() {
      return "Member must satisfy enum value set: " + choices;
    }

    @Override
    public boolean holds(JsonNode node) {
      return choices.contains(node.stringValue());
    }
  }

  /** A string has at most so many characters, a list or map so many elements. */
  record NoLonger(int most) implements Rule {

    @Override
    public String text() {
      return "Member must have length less than or equal to " + most;
    }

    @Override
    public boolean holds(JsonNode node) {
      return length(node) <= most;
    }
  }

  /** A string has at least so many characters, a list or map so many elements. */
  record NoShorter(int least) implements Rule {

    @Override
    public String text() {
      return "Member must have length greater than or equal to " + least;
    }

    @Override
    public boolean holds(JsonNode node) {
      return length(node) >= least;
    }
  }

  /** A number is at most this. */
  record NoGreater(long most) implements Rule {

    @Override
    public String text() {
      return "Member must have value less than or equal to " + most;
    }

    @Override
    public boolean holds(JsonNode node) {
      return Numbers.whole(node) <= most;
    }
  }

  /** A number is at least this. */
  record NoLess(long least) implements Rule {

    @Override
    public String text() {
      return "Member must have value greater than or equal to " + least;
    }

    @Override
    public boolean holds(JsonNode node) {
      return Numbers.whole(node) >= least;
    }
  }

  /** A rule for the names of tables, which their ARNs need not follow. */
  record UnlessArn(Rule rule) implements Rule {

    @Override
    public String text() {
      return rule.text();
    }

    @Override
    public boolean holds(JsonNode node) {
      return TableNameRules.isArn(node.stringValue()) || rule.holds(node);
    }
  }

  /** The rules for the names of tables, of which ARNs are free. */
  static List<Rule> ofTableNames() {
    List<Rule> rules = with(ofLength(3, 255), new OfPattern(Pattern.compile("[a-zA-Z0-9_.-]+")));
    return rules.stream().<Rule>map(UnlessArn::new).toList();
  }

  static List<Rule> ofLength(int least, int most) {
    List<Rule> rules = new ArrayList<>(2);
    if (most < Integer.MAX_VALUE) {
      rules.add(new NoLonger(most));
    }
    if (least > 0) {
      rules.add(new NoShorter(least));
    }
    return List.copyOf(rules);
  }

  static List<Rule> ofValue(int least, int most) {
    return most < Integer.MAX_VALUE
        ? List.of(new NoGreater(most), new NoLess(least))
        : List.of(new NoLess(least));
  }

  static List<Rule> with(List<Rule> rules, Rule last) {
    List<Rule> all = new ArrayList<>(rules);
    all.add(last);
    return List.copyOf(all);
  }

  private static int length(JsonNode node) {
    return node.isString() ? node.stringValue().length() : node.size();
  }
}
