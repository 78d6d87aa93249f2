package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Annotations;
import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.Policy;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Keeps a policy of a table or a stream, which holds from then on. */
record PutResourcePolicy(Catalogue catalogue, Annotations annotations) implements Operation {

  private static final String NO_POLICY = "NO_POLICY";

  @Override
  public String run(RequestBody request) {
    String text = PolicyTexts.checked(request.required("Policy"));
    Optional<String> expected = request.string("ExpectedRevisionId");
    ResourceArns.Resource resource = ResourceArns.resource(request, catalogue);
    String table = resource.table().name();
    Policy policy =
        annotations.together(
            table,
            () -> {
              Optional<Policy> before = annotations.policy(resource.arn());
              if (expected.isPresent() && !revision(before).equals(expected.get())) {
                throw PolicyTexts.missing(resource.arn());
              }
              return annotations.putPolicy(table, resource.arn(), text);
            });
    return JsonNodeFactory.instance.objectNode().put("RevisionId", policy.revisionId()).toString();
  }

  private static String revision(Optional<Policy> policy) {
    return policy.map(Policy::revisionId).orElse(NO_POLICY);
  }
}
