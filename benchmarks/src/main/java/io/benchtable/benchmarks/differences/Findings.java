package io.benchtable.benchmarks.differences;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** All differences of a run, of each kind the first one, and what errors each told of. */
final class Findings {

  private static final Set<String> SIMPLE =
      Set.of(
          "ValidationException",
          "SerializationException",
          "ResourceNotFoundException",
          "ConditionalCheckFailedException");

  private static final Pattern INSIDE =
      Pattern.compile("Responses\\[]\\.Error\\.Message|CancellationReasons\\[]\\.Message");

  private final Settled settled;
  private final Map<String, Finding> kinds = new LinkedHashMap<>();
  private final Set<String> agreed = new HashSet<>();
  private final Set<String> ours = new HashSet<>();
  private final Set<String> theirs = new HashSet<>();
  private int requests;
  private int known;

  Findings(Settled settled) {
    this.settled = settled;
  }

  /**
   * The first difference of its kind.
   *
   * @param from where the requests come from
   * @param sent all requests up to the one whose answers differ
   */
  record Finding(String from, List<Request> sent, Exchange last, Difference difference) {}

  int requests() {
    return requests;
  }

  int known() {
    return known;
  }

  /** Looks at the last exchange of a sequence. No entry settles that the service itself failed. */
  void look(String from, List<Request> sent, Exchange last) {
    requests++;
    List<Difference> differences = last.differences();
    if (differences.isEmpty() && !last.ours().isSuccess()) {
      agreed.add(template(last.ours()));
    }
    add(last.ours(), ours);
    add(last.theirs(), theirs);
    for (Difference difference : differences) {
      if (settled.find(last.request(), difference).isPresent()) {
        known++;
      } else {
        note(from, sent, last, difference);
      }
    }
    if (last.ours().isFault()) {
      note(from, sent, last, difference(last, "fault"));
    }
  }

  private void note(String from, List<Request> sent, Exchange last, Difference difference) {
    kinds.computeIfAbsent(
        difference.kind(), _ -> new Finding(from, List.copyOf(sent), last, difference));
  }

  /** Of all that there is to the answers. */
  private static Difference difference(Exchange last, String place) {
    return new Difference(
        last.request().operation(), place, last.ours().outcome(), last.theirs().outcome());
  }

  /** Notes the text of a failure, and the texts that an answer has inside. */
  private static void add(Answer answer, Set<String> told) {
    if (!answer.isSuccess()) {
      told.add(general(answer.message()));
    }
    for (JsonNode text : answer.body().findValues("Message")) {
      told.add(general(text.asString("")));
    }
  }

  private boolean isToldByBoth(String text) {
    return ours.contains(text) && theirs.contains(text);
  }

  /** Those that no entry covers, now that it is known which errors both tell of. */
  List<Finding> unsettled() {
    return kinds.values().stream().filter(finding -> !isSettledOrder(finding)).toList();
  }

  private boolean isSettledOrder(Finding finding) {
    Exchange last = finding.last();
    return (isOrder(finding) || isOrderInside(finding.difference()))
        && settled.find(last.request(), difference(last, "order")).isPresent();
  }

  /** Whether both errors are told of by both in the same words, only not of this request. */
  private boolean isOrder(Finding finding) {
    Answer mine = finding.last().ours();
    Answer other = finding.last().theirs();
    return SIMPLE.contains(mine.error())
        && SIMPLE.contains(other.error())
        && !template(mine).equals(template(other))
        && agreed.contains(template(mine))
        && agreed.contains(template(other));
  }

  /**
   * Of one reason of a transaction, or of one statement of a batch, whether both tell of both
   * errors anywhere: most of them are not told of alone.
   */
  private boolean isOrderInside(Difference difference) {
    return INSIDE.matcher(difference.place()).matches()
        && isToldByBoth(general(difference.ours()))
        && isToldByBoth(general(difference.theirs()));
  }

  private static String general(String text) {
    return Difference.general(Normal.text(text).replace("1 validation error detected: ", ""));
  }

  private static String template(Answer answer) {
    return general(answer.outcome());
  }
}
