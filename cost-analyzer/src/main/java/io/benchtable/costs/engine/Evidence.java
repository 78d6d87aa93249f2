package io.benchtable.costs.engine;

import io.benchtable.costs.verdict.Disturbed;
import io.benchtable.costs.verdict.Question;
import io.benchtable.costs.verdict.Run;
import io.benchtable.costs.verdict.Totals;
import java.util.List;

/** What a benchmark is judged by. */
record Evidence(Question question, List<Run> runs, Totals totals, Disturbed disturbed) {}
