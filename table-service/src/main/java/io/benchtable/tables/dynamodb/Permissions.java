package io.benchtable.tables.dynamodb;

import io.benchtable.tables.access.AccessRefused;
import io.benchtable.tables.access.Caller;
import io.benchtable.tables.access.policy.Attempt;
import io.benchtable.tables.access.policy.Context;
import io.benchtable.tables.access.policy.PolicyDocument;
import io.benchtable.tables.access.policy.Verdict;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.dynamodb.shape.Shapes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refuses what the policies of a user and of tables do not allow. */
final class Permissions {

  private static final String PUT_POLICY = "PutResourcePolicy";

  private final Uses uses;
  private final ResourcePolicies policies;
  private final InstantSource clock;

  Permissions(Uses uses, ResourcePolicies policies, InstantSource clock) {
    this.uses = uses;
    this.policies = policies;
    this.clock = clock;
  }

  /** All of a request is allowed, or nothing of it is done. */
  void check(Caller.Limited caller, Sender sender, String operation, RequestBody request) {
    Map<String, Optional<PolicyDocument>> known = new HashMap<>();
    for (Use use : uses.of(operation, request)) {
      Optional<PolicyDocument> ofResource = known.computeIfAbsent(use.resource(), policies::of);
      check(caller, attempt(caller, sender, use), ofResource);
      if (operation.equals(PUT_POLICY)) {
        checkStaysAllowed(caller, attempt(caller, sender, use), request);
      }
    }
  }

  /** The same of a request that another service reads. */
  void checkUnread(Caller.Limited caller, Sender sender, String operation, byte[] body) {
    RequestBody request = RequestBody.parse(body);
    Shapes.of(operation).ifPresent(shape -> shape.check(request.node()));
    check(caller, sender, operation, request);
  }

  private static void check(
      Caller.Limited caller, Attempt attempt, Optional<PolicyDocument> ofResource) {
    Verdict verdict = Verdict.of(caller.policy(), ofResource, attempt);
    if (verdict != Verdict.ALLOWED) {
      throw AccessRefused.notAllowed(verdict.text(attempt));
    }
  }

  private Attempt attempt(Caller.Limited caller, Sender sender, Use use) {
    Instant now = clock.instant();
    Map<String, List<String>> found = new HashMap<>();
    Context context =
        key ->
            found.computeIfAbsent(
                key,
                _ -> {
                  var fact = use.facts().get(key);
                  return fact == null ? sender.values(caller.user(), now, key) : fact.get();
                });
    return new Attempt(caller.user(), use.action(), use.resource(), context);
  }

  /** Whoever puts a policy that keeps them from putting another must mean it. */
  private static void checkStaysAllowed(
      Caller.Limited caller, Attempt attempt, RequestBody request) {
    if (request.flag("ConfirmRemoveSelfResourceAccess", false)) {
      return;
    }
    PolicyDocument next = PolicyTexts.parsed(request.required("Policy"));
    if (Verdict.of(caller.policy(), Optional.of(next), attempt) != Verdict.ALLOWED) {
      throw RequestRefused.invalid(
          "Invalid policy document: The new resource policy will not allow you to update the"
              + " resource policy in the future; set ConfirmRemoveSelfResourceAccess to put it"
              + " nevertheless");
    }
  }
}
