/**
 * Measures the table service over HTTP, beside its peers and beside what its parts can do alone.
 */
@NullMarked
package io.benchtable.benchmarks.tables;

import org.jspecify.annotations.NullMarked;
