package io.benchtable.tables.access.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The statements of a policy, ready to be asked. */
public record PolicyDocument(List<Statement> statements) {

  /** What stands in for a text that turned out to be no policy: better too little than too much. */
  public static final PolicyDocument DENYING_ALL =
      new PolicyDocument(
          List.of(
              new Statement(
                  Effect.DENY,
                  Optional.of(new Principals(Set.of("*"), false)),
                  Actions.of(List.of("*"), false),
                  Resources.of(List.of("*"), false, false),
                  List.of())));

  public PolicyDocument {
    statements = List.copyOf(statements);
  }

  /** To deny goes before to allow; empty where nothing is said. */
  Optional<Effect> effect(Attempt attempt) {
    boolean allowed = false;
    for (Statement statement : statements) {
      boolean matters = statement.effect() == Effect.DENY || !allowed;
      if (matters && statement.covers(attempt)) {
        if (statement.effect() == Effect.DENY) {
          return Optional.of(Effect.DENY);
        }
        allowed = true;
      }
    }
    return allowed ? Optional.of(Effect.ALLOW) : Optional.empty();
  }
}
