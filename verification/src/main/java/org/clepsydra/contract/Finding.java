package org.clepsydra.contract;

/**
 * What a clause found.
 *
 * @param kept whether the device kept the clause
 * @param figure what was measured
 * @param limit what was allowed
 */
public record Finding(boolean kept, String figure, String limit) {
    static Finding atMost(long figure, long limit, String unit) {
        return new Finding(figure <= limit, figure + " " + unit, "at most " + limit + " " + unit);
    }

    static Finding atLeast(long figure, long limit, String unit) {
        return new Finding(figure >= limit, figure + " " + unit, "at least " + limit + " " + unit);
    }

    static Finding exactly(long figure, long limit, String unit) {
        return new Finding(figure == limit, figure + " " + unit, limit + " " + unit);
    }

    static Finding that(boolean kept, String figure, String limit) {
        return new Finding(kept, figure, limit);
    }

    /** This finding, unless the ground it stands on was missing: then nothing was shown. */
    Finding provided(boolean ground, String missing) {
        return ground ? this : new Finding(false, missing, limit);
    }
}
