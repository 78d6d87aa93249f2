/** The DynamoDB JSON protocol 1.0: one class an operation. */
@NullMarked
package io.benchtable.tables.dynamodb;

import org.jspecify.annotations.NullMarked;
