/** Benchmarks: the list, one benchmark with its verdict, charts and results, and the form. */
@NullMarked
package io.benchtable.dashboard.benchmark;

import org.jspecify.annotations.NullMarked;
