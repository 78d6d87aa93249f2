package io.benchtable.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** A page's address, in which all of its state is: the path, and what is asked of it. */
public record Address(String path, Map<String, List<String>> asked) {

  /** The address that was asked for. */
  public static Address of(HttpServletRequest request) {
    Map<String, List<String>> asked = new LinkedHashMap<>();
    request.getParameterMap().forEach((name, values) -> asked.put(name, List.of(values)));
    return new Address(request.getRequestURI(), asked);
  }

  /** The value under a name, if it is not empty. */
  public Optional<String> value(String name) {
    return values(name).stream().filter(value -> !value.isBlank()).findFirst();
  }

  /** The value under a name as it is, if there is any: a key may well look empty. */
  public Optional<String> exact(String name) {
    return values(name).stream().filter(value -> !value.isEmpty()).findFirst();
  }

  /** All values under a name, in their order. */
  public List<String> values(String name) {
    return asked.getOrDefault(name, List.of());
  }

  /** The same state on another page. */
  public Address at(String other) {
    return new Address(other, asked);
  }

  /** With this value alone under the name; without the name when it is empty. */
  public Address with(String name, String value) {
    return with(name, value.isEmpty() ? List.of() : List.of(value));
  }

  /**
   * With this value for one table of the page, as in {@code sort=runs.wall.up}; those of other
   * tables stay.
   */
  Address with(String name, String table, String value) {
    List<String> values = new ArrayList<>(values(name));
    values.removeIf(one -> one.startsWith(table + "."));
    if (!value.isEmpty()) {
      values.add(table + "." + value);
    }
    return with(name, values);
  }

  /** The value for one table of the page. */
  Optional<String> value(String name, String table) {
    return values(name).stream()
        .filter(one -> one.startsWith(table + "."))
        .map(one -> one.substring(table.length() + 1))
        .findFirst();
  }

  private Address with(String name, List<String> values) {
    Map<String, List<String>> other = new LinkedHashMap<>(asked);
    if (values.isEmpty()) {
      other.remove(name);
    } else {
      other.put(name, List.copyOf(values));
    }
    return new Address(path, other);
  }

  /** As it stands in a link. */
  public String text() {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    asked.forEach(
        (name, values) -> values.forEach(value -> query.add(encode(name) + "=" + encode(value))));
    return path + query;
  }

  /** A text as a part of a path or of a query. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
