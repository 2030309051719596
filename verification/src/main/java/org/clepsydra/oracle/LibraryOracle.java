package org.clepsydra.oracle;

/** Says of any drug library image what {@code req~library.image~2} says. */
public interface LibraryOracle {
    /** Code of the first rule that {@code image} breaks, of 2,064 words; 0 for none. */
    int rule(long[] image);
}
