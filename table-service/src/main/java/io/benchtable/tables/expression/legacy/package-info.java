/** Conditions and updates from before there were expressions, and the expressions they mean. */
@NullMarked
package io.benchtable.tables.expression.legacy;

import org.jspecify.annotations.NullMarked;
