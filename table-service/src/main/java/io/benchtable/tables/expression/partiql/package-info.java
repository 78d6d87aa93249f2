/** PartiQL: its grammar, its syntax tree, and the expressions and reads that a statement means. */
@NullMarked
package io.benchtable.tables.expression.partiql;

import org.jspecify.annotations.NullMarked;
