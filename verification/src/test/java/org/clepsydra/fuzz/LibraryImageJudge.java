package org.clepsydra.fuzz;

import org.clepsydra.plan.LibraryCheck;
import org.clepsydra.plan.Rule;

/** The core's library check, or one with an error put in. */
interface LibraryImageJudge {
    /** The first rule that {@code image} breaks, one of {@link Rule}. */
    int rule(long[] image);

    /** By how much the figure of the last verdict is beyond its limit, above or below. */
    long beyond();

    /** The check as it is. */
    static LibraryImageJudge right() {
        LibraryCheck check = new LibraryCheck();
        return new LibraryImageJudge() {
            @Override
            public int rule(long[] image) {
                check.judge(image);
                return check.rule();
            }

            @Override
            public long beyond() {
                long more = Math.max(check.figure(), check.limit());
                long apart = more - Math.min(check.figure(), check.limit());
                // Further apart than a long can say.
                return apart < 0 ? Long.MAX_VALUE : apart;
            }
        };
    }

    /** A check that does not look whether {@code rule} is broken by {@code slack} or less. */
    static LibraryImageJudge without(int rule, long slack) {
        LibraryImageJudge right = right();
        return new LibraryImageJudge() {
            @Override
            public int rule(long[] image) {
                int said = right.rule(image);
                return said == rule && right.beyond() <= slack ? Rule.ACCEPTED : said;
            }

            @Override
            public long beyond() {
                return right.beyond();
            }
        };
    }
}
