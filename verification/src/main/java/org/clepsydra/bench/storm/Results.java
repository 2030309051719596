package org.clepsydra.bench.storm;

import java.io.PrintWriter;
import java.util.List;

/**
 * What came of a campaign or of a shard of one. The same whatever the order of its runs or of its
 * shards; it holds no times and no paths.
 */
public sealed interface Results permits Campaign, Flips {
    /** What was run, which names the files too. */
    String name();

    /** All of it, to be read again. */
    String json();

    /** A table for programs. */
    String csv();

    /** A table for people. */
    String markdown();

    /** Prints what came of it; true if it is as it must be. */
    boolean print(PrintWriter out);

    /** What else must be true of results that are kept and is not; none if all is. */
    List<String> wanting();

    /** The digest of one of its blocks that is run again here, and that of the block it holds. */
    Again again(long number);

    /** Digest of the code of the core that it was run with. */
    String core();

    /**
     * A block that was run again.
     *
     * @param line what it is
     * @param kept its digest as it was kept
     * @param now its digest as it came out
     */
    record Again(String line, String kept, String now) {
        boolean same() {
            return kept.equals(now);
        }
    }
}
