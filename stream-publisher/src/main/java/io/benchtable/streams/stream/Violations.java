package io.benchtable.streams.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What is wrong with the members of a request, said all together. */
final class Violations {

  private final List<String> found = new ArrayList<>();

  void required(String member, boolean there) {
    if (!there) {
      found.add(
          "Value null at '" + member + "' failed to satisfy constraint: Member must not be null");
    }
  }

  /** Of a text that is there, the length. */
  void length(String member, Optional<String> value, int least, int most) {
    value.ifPresent(
        text -> {
          if (text.length() < least) {
            violated(member, text, "Member must have length greater than or equal to " + least);
          }
          if (text.length() > most) {
            violated(member, text, "Member must have length less than or equal to " + most);
          }
        });
  }

  void pattern(String member, Optional<String> value, String pattern) {
    value
        .filter(text -> !text.matches(pattern))
        .ifPresent(
            text ->
                violated(
                    member, text, "Member must satisfy regular expression pattern: " + pattern));
  }

  void oneOf(String member, Optional<String> value, List<String> values) {
    value
        .filter(text -> !values.contains(text))
        .ifPresent(text -> violated(member, text, "Member must satisfy enum value set: " + values));
  }

  void range(String member, OptionalLong value, int most) {
    value.ifPresent(
        number -> {
          if (number < 1) {
            violated(
                member, Long.toString(number), "Member must have value greater than or equal to 1");
          }
          if (number > most) {
            violated(
                member,
                Long.toString(number),
                "Member must have value less than or equal to " + most);
          }
        });
  }

  private void violated(String member, String value, String constraint) {
    found.add(
        "Value '%s' at '%s' failed to satisfy constraint: %s".formatted(value, member, constraint));
  }

  /** Refuses the request when anything is wrong. */
  void refuse() {
    if (!found.isEmpty()) {
      throw StreamRefused.invalid(
          "%d validation error%s detected: %s"
              .formatted(found.size(), found.size() == 1 ? "" : "s", String.join("; ", found)));
    }
  }
}
