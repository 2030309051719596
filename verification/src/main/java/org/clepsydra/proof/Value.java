package org.clepsydra.proof;

/** What a variable, a field or the stack holds while a method is run on symbols. */
public sealed interface Value permits Whole, Reference, Row, Ordering {}
