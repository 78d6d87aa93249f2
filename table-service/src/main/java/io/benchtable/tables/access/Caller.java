package io.benchtable.tables.access;

import io.benchtable.tables.access.policy.PolicyDocument;
import io.benchtable.tables.access.policy.User;
import java.util.Optional;

/** Who sends a request. */
public sealed interface Caller {

  /** Whoever has the platform's own key or token, and may do everything. */
  record Root() implements Caller {}

  /** Someone who may do what policies say; without any, nothing. */
  record Limited(User user, Optional<PolicyDocument> policy) implements Caller {}
}
