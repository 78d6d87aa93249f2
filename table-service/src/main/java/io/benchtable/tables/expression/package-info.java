/** Expressions over items: grammar, syntax trees, and what they come to. */
@NullMarked
package io.benchtable.tables.expression;

import org.jspecify.annotations.NullMarked;
