/**
 * Benchmarks and their runs: the lists, one of each with its verdict, charts, log, and the form.
 */
@NullMarked
package io.benchtable.dashboard.benchmark;

import org.jspecify.annotations.NullMarked;
