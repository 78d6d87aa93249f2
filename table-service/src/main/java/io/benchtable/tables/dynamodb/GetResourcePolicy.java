package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Annotations;
import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.Policy;
import tools.jackson.databind.node.JsonNodeFactory;

/** Gives the policy of a table or a stream as it was put. */
record GetResourcePolicy(Catalogue catalogue, Annotations annotations) implements Operation {

  @Override
  public String run(RequestBody request) {
    String arn = ResourceArns.resource(request, catalogue).arn();
    Policy policy = annotations.policy(arn).orElseThrow(() -> PolicyTexts.missing(arn));
    return JsonNodeFactory.instance
        .objectNode()
        .put("Policy", policy.text())
        .put("RevisionId", policy.revisionId())
        .toString();
  }
}
