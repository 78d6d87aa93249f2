/** Budgets over HTTP: those that there are and how far they are spent, new ones, and no longer. */
@NullMarked
package io.benchtable.costs.engine.budget;

import org.jspecify.annotations.NullMarked;
