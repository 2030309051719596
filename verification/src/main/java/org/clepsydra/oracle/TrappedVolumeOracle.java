package org.clepsydra.oracle;

import java.math.BigDecimal;

/**
 * The volume a blocked line may hold when the occlusion alarm comes, by {@code
 * req~detect.downstream-occlusion~3}: below line compliance times 70 kPa.
 */
public final class TrappedVolumeOracle {
    private static final Rational PLAIN_THRESHOLD_KPA = Rational.of(70);

    private final Rational limitUl;

    /** A line of the given compliance, µL/kPa, above zero. */
    public TrappedVolumeOracle(BigDecimal complianceUlPerKpa) {
        if (complianceUlPerKpa.signum() <= 0) {
            throw new IllegalArgumentException(
                    "compliance must be above zero, was " + complianceUlPerKpa);
        }
        limitUl = Rational.of(complianceUlPerKpa).times(PLAIN_THRESHOLD_KPA);
    }

    /** What the trapped volume must stay below; µL. */
    public Rational limitUl() {
        return limitUl;
    }

    /** Whether the trapped volume, µL, is below the limit; the limit itself is too much. */
    public boolean allows(BigDecimal trappedUl) {
        return Rational.of(trappedUl).compareTo(limitUl) < 0;
    }
}
