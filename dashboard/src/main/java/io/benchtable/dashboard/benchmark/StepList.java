package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Call;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Cell.Note;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Durations;
import io.benchtable.dashboard.page.Figure;
import io.benchtable.dashboard.page.Scale;
import io.benchtable.dashboard.page.Scale.Estimate;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.Sheet.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of a run as bars on one time axis. */
final class StepList {

  private StepList() {}

  static Sheet of(String runId, List<StepView> steps, String axis) {
    Scale scale =
        Scale.seconds(
            steps.stream()
                .map(StepView::seconds)
                .flatMap(Optional::stream)
                .map(Estimate::single)
                .toList());
    List<Row> rows = new ArrayList<>();
    for (StepView step : steps) {
      rows.add(
          Row.of(
                  "step-" + rows.size(),
                  Cell.text(step.name()).notes(notes(step)),
                  new Cell.State(step.status(), state(step)),
                  began(step),
                  took(step, scale),
                  new Cell.Bar(step.start(), step.width(), style(step)))
              .troubled(step.status().icon().equals("failed")));
    }
    return new Sheet(
        "steps",
        "Steps on one time axis",
        "/runs/" + Address.encode(runId) + "/steps",
        Call.items("jobs", runId),
        List.of(
            Column.words("step", "Step"),
            Column.state("status", "Status"),
            Column.number("began_seconds", "Began"),
            Column.number("wall_seconds", "Took"),
            Column.picture("axis", steps.isEmpty() ? "" : "0 to " + axis)),
        rows);
  }

  private static List<Note> notes(StepView step) {
    List<Note> notes = new ArrayList<>();
    if (step.attempt() > 1) {
      notes.add(Note.of("attempt " + step.attempt()));
    }
    if (!step.measured()) {
      notes.add(Note.of("not measured"));
    }
    return notes;
  }

  private static List<Note> state(StepView step) {
    List<Note> notes = new ArrayList<>();
    if (!step.exit().isEmpty()) {
      notes.add(Note.of(step.exit()));
    }
    Optional.ofNullable(step.reason()).map(Note::bad).ifPresent(notes::add);
    return notes;
  }

  private static Cell began(StepView step) {
    return step.began()
        .<Cell>map(after -> Cell.figure(Figure.of("+" + Durations.text(after), seconds(after))))
        .orElse(Cell.text("not started"));
  }

  private static Cell took(StepView step, Scale scale) {
    return step.seconds()
        .<Cell>map(known -> Cell.figure(scale.figure(Estimate.single(known))))
        .orElse(
            step.began().isPresent() && !step.status().ended()
                ? Cell.text(Durations.text(step.spent()) + " so far")
                : Cell.EMPTY);
  }

  private static String style(StepView step) {
    return "status-" + step.status().icon() + (step.measured() ? "" : " unmeasured");
  }

  private static BigDecimal seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3);
  }
}
