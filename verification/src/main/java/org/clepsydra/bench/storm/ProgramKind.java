package org.clepsydra.bench.storm;

/** The shapes of programs; each is run at its cell's rate at the most. */
enum ProgramKind {
    /** One rate. */
    FLAT,
    /** Up from nothing and down again, over and over. */
    RAMPS,
    /** A raised cosine, over and over. */
    COSINES,
    /** A dose and a pause, over and over. */
    DOSES,
    /** One rate, and boluses on top that an operator orders. */
    BOLUSES
}
