/** Who may: signatures of requests, bearer tokens, and the names this service answers to. */
@NullMarked
package io.benchtable.tables.access;

import org.jspecify.annotations.NullMarked;
