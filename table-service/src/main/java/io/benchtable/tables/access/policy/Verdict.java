package io.benchtable.tables.access.policy;

import java.util.Optional;

/** What follows from the policies of a user and of a resource, which are of one account. */
public enum Verdict {
  /** One of them allows it, and none denies it. */
  ALLOWED,
  DENIED_TO_USER,
  DENIED_BY_RESOURCE,
  /** None says anything. */
  NOT_ALLOWED;

  public static Verdict of(
      Optional<PolicyDocument> ofUser, Optional<PolicyDocument> ofResource, Attempt attempt) {
    Optional<Effect> user = ofUser.flatMap(policy -> policy.effect(attempt));
    if (user.filter(Effect.DENY::equals).isPresent()) {
      return DENIED_TO_USER;
    }
    Optional<Effect> resource = ofResource.flatMap(policy -> policy.effect(attempt));
    if (resource.filter(Effect.DENY::equals).isPresent()) {
      return DENIED_BY_RESOURCE;
    }
    return user.isPresent() || resource.isPresent() ? ALLOWED : NOT_ALLOWED;
  }

  /** What a refused user is told. */
  public String text(Attempt attempt) {
    return "User: %s is not authorized to perform: %s on resource: %s %s"
        .formatted(
            attempt.user().arn(),
            attempt.action(),
            attempt.resource(),
            switch (this) {
              case DENIED_TO_USER -> "with an explicit deny in an identity-based policy";
              case DENIED_BY_RESOURCE -> "with an explicit deny in a resource-based policy";
              case ALLOWED, NOT_ALLOWED ->
                  "because no identity-based policy allows the " + attempt.action() + " action";
            });
  }
}
