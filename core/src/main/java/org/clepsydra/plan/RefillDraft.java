package org.clepsydra.plan;

import org.clepsydra.quantity.Units;
import org.clepsydra.trace.Realizes;
import org.clepsydra.units.Nl;

/**
 * A refill of a pump that counts what it gives, being judged on the host: what should be left of
 * the last fill, and whether what was drawn agrees. The core makes the same judgement for itself,
 * but that it takes up to what the reservoir holds as drawn, which is not known here.
 */
@Realizes("req~reservoir.residual~1")
public final class RefillDraft {
    private @Nl long fillNl;
    private @Nl long givenNl;
    private @Nl long aspiratedNl;

    /** What the reservoir was last filled with, up to 10,000,000,000 nL. */
    public RefillDraft fillNl(@Nl long value) {
        fillNl = value;
        return this;
    }

    /** What the pump counted as given since, up to the fill. */
    public RefillDraft givenNl(@Nl long value) {
        givenNl = value;
        return this;
    }

    /** What was drawn from the reservoir, up to the fill. */
    public RefillDraft aspiratedNl(@Nl long value) {
        aspiratedNl = value;
        return this;
    }

    /** What should be left: the fill less what was given. */
    public @Nl long expectedNl() {
        return Units.nl(fillNl - givenNl);
    }

    /**
     * Accepted, or what was drawn and the nearer end of what it may be: {@link Rule#OVER_DELIVERED}
     * below the least, {@link Rule#UNDER_DELIVERED} above the most. A volume that cannot be is
     * refused by name.
     */
    public Verdict verdict() {
        Ruling ruling = new Ruling();
        ruling.between(Rule.FILL_VOLUME, fillNl, 1, HardLimits.VOLUME_NL_MAX);
        ruling.between(Rule.VOLUME, givenNl, 0, fillNl);
        ruling.between(Rule.ASPIRATED_VOLUME, aspiratedNl, 0, fillNl);
        if (ruling.accepted()) {
            int rule = Residual.rule(expectedNl(), givenNl, aspiratedNl);
            long offNl = Residual.toleranceNl(givenNl);
            boolean over = rule == Rule.OVER_DELIVERED;
            long limitNl = expectedNl() + (over ? -offNl : offNl);
            ruling.refuse(
                    rule,
                    rule == Rule.ACCEPTED ? 0 : aspiratedNl,
                    rule == Rule.ACCEPTED ? 0 : limitNl);
        }
        return new Verdict(ruling.rule(), ruling.figure(), ruling.limit());
    }
}
