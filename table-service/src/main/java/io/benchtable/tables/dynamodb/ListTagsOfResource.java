package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Annotations;
import io.benchtable.tables.catalogue.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tags of a table in the order of their keys, ten at once. */
record ListTagsOfResource(Catalogue catalogue, Annotations annotations) implements Operation {

  private static final int PAGE = 10;

  @Override
  public String run(RequestBody request) {
    SortedMap<String, String> tags =
        annotations.tags(ResourceArns.table(request).in(catalogue).name());
    Optional<String> after = request.string("NextToken").flatMap(ListTagsOfResource::key);
    if (after.isPresent()) {
      tags = tags.tailMap(after.get() + '\0');
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    boolean more = tags.size() > PAGE;
    if (more) {
      String next = tags.keySet().stream().skip(PAGE).findFirst().orElseThrow();
      tags = tags.headMap(next);
    }
    TagJson.write(tags, answer.putArray("Tags"));
    if (more) {
      answer.put("NextToken", token(tags.lastKey()));
    }
    return answer.toString();
  }

  private static String token(String key) {
    return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  /** A token that is none is passed over, as the service does. */
  private static Optional<String> key(String token) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
