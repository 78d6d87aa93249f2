/** The Temporal activities that price runs and judge benchmarks. */
@NullMarked
package io.benchtable.costs.engine;

import org.jspecify.annotations.NullMarked;
