/** Web pages of benchmarks, runs and costs. */
@NullMarked
package io.benchtable.dashboard;

import org.jspecify.annotations.NullMarked;
