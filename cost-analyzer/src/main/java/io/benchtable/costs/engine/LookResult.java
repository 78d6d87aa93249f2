package io.benchtable.costs.engine;

import java.util.List;

/** The configurations that a look stopped. */
public record LookResult(List<StoppingTerms.Stopped> stopped) {}
