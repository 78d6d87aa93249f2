package io.benchtable.tables.dynamodb;

import io.benchtable.tables.access.policy.MalformedPolicy;
import io.benchtable.tables.access.policy.PolicyDocument;
import io.benchtable.tables.access.policy.PolicyJson;
import io.benchtable.tables.catalogue.Annotations;
import io.benchtable.tables.catalogue.Policy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The policies of tables and streams, each text read once. */
final class ResourcePolicies {

  private static final int MOST = 1000;

  /** An index has the policy of its table, a backup has none. */
  private static final Pattern WITH_POLICY =
      Pattern.compile("(arn:[^/]*:table/[^/]+)(?:/index/[^/]+|(/stream/[^/]+))?");

  private final Annotations annotations;
  private final Map<String, PolicyDocument> read = new ConcurrentHashMap<>();

  ResourcePolicies(Annotations annotations) {
    this.annotations = annotations;
  }

  Optional<PolicyDocument> of(String resource) {
    Matcher matched = WITH_POLICY.matcher(resource);
    if (!matched.matches()) {
      return Optional.empty();
    }
    String stream = matched.group(2);
    return annotations
        .policy(matched.group(1) + (stream == null ? "" : stream))
        .map(Policy::text)
        .map(this::read);
  }

  private PolicyDocument read(String text) {
    if (read.size() >= MOST) {
      read.clear();
    }
    return read.computeIfAbsent(text, ResourcePolicies::parsed);
  }

  /** One that was put when texts were not looked at may be anything. */
  private static PolicyDocument parsed(String text) {
    try {
      return PolicyJson.ofResource(text);
    } catch (MalformedPolicy _) {
      return PolicyDocument.DENYING_ALL;
    }
  }
}
