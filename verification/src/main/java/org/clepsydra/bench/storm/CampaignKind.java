package org.clepsydra.bench.storm;

import java.util.Arrays;

/** What a campaign runs. */
public enum CampaignKind {
    /** Half an hour from the first fault on. */
    STORMS("storms", 50, 10_000, 10),
    /** From START to the end of the program. */
    THERAPIES("therapies", 5, 200, 0),
    /** Storms with each channel on a processor of its own. */
    ON_TWO("storms on two processors", 50, 0, 0);

    private final String words;
    private final long blockRuns;
    private final long runsLeast;
    private final long cellLeast;

    CampaignKind(String words, long blockRuns, long runsLeast, long cellLeast) {
        this.words = words;
        this.blockRuns = blockRuns;
        this.runsLeast = runsLeast;
        this.cellLeast = cellLeast;
    }

    static CampaignKind named(String words) {
        return Arrays.stream(values())
                .filter(kind -> kind.words.equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no storms are " + words));
    }

    /** The run of a seed and a number. */
    Draw draw(long seed, long run) {
        return switch (this) {
            case STORMS -> Draw.of(seed, run);
            case THERAPIES -> Draw.therapy(seed, run);
            case ON_TWO -> Draw.onTwo(seed, run);
        };
    }

    /** What a draw is one of. */
    static CampaignKind of(Draw draw) {
        return draw.two() ? ON_TWO : draw.whole() ? THERAPIES : STORMS;
    }

    /** What the command line asks for one with, empty for nothing. */
    String option() {
        return switch (this) {
            case STORMS -> "";
            case THERAPIES -> "--therapies ";
            case ON_TWO -> "--two-processors ";
        };
    }

    String words() {
        return words;
    }

    /** How many share a digest, so that they can be run again in a minute at most. */
    long blockRuns() {
        return blockRuns;
    }

    /** How many runs must be kept. */
    long runsLeast() {
        return runsLeast;
    }

    /** How many of each cell of one fault. */
    long cellLeast() {
        return cellLeast;
    }
}
