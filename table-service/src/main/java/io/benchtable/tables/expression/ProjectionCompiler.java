package io.benchtable.tables.expression;

import static io.benchtable.tables.expression.ExpressionKind.PROJECTION;

import io.benchtable.tables.expression.Syntax.PathSyntax;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code path { "," path }} and makes a projection of it. */
final class ProjectionCompiler {

  private ProjectionCompiler() {}

  static List<PathSyntax> parse(String text) {
    TokenReader tokens = new TokenReader(PROJECTION, text);
    List<PathSyntax> paths = new ArrayList<>();
    do {
      paths.add(tokens.path());
    } while (tokens.takeIf(","));
    tokens.expectEnd();
    return List.copyOf(paths);
  }

  static Projection compile(List<PathSyntax> syntax, Placeholders placeholders) {
    syntax.forEach(path -> SyntaxChecks.checkReserved(PROJECTION, path));
    List<Path> paths = syntax.stream().map(path -> placeholders.path(PROJECTION, path)).toList();
    PathOverlaps.check(PROJECTION, paths);
    return new Projection(paths);
  }
}
